const name = /^[A-Z0-9_]{1,100}(?:\[[A-Za-z0-9_.-]{1,100}\]){0,4}$/;

/**
 * Whether a parameter can be called so: `ORDERID`, `AMOUNTS[2018-02-01]`, `CART[0][NAME]` (protocol.md §2.2, §2.3). The text
 * that is signed does not tell where a name ends: `ORDERID=W` with the value `1001` has the HASH of `ORDERID` with `W=1001`.
 */
export function isParameterName(text: string): boolean {
  return name.test(text) && !text.startsWith('HASH[');
}

/** The name without its places: `CART` of `CART[0][NAME]`. */
export function bareName(text: string): string {
  return text.split('[', 1)[0] ?? text;
}
