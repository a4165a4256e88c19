/** A parameter as it is signed and sent: text, or texts by their places (`AMOUNTS`, `CART`). */
export type Nested = string | { readonly [place: string]: Nested };

/**
 * Parameters as a request is kept, each by the name that is signed (`AMOUNTS[2018-02-01]`, `CART[0][NAME]`), under the names that
 * are sent: what has places stands as a map of them (protocol.md §2.2, §2.3).
 */
export function nestParameters(parameters: Readonly<Record<string, string>>): Readonly<Record<string, Nested>> {
  const nested: Record<string, Nested> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const [bare = name, ...places] = name.split(/\]?\[|\]$/).filter((part) => part !== '');
    nested[bare] = place(nested[bare], places, value);
  }
  return nested;
}

function place(before: Nested | undefined, [next, ...further]: readonly string[], value: string): Nested {
  if (next === undefined) return value;
  const known = typeof before === 'object' ? before : {};
  return { ...known, [next]: place(known[next], further, value) };
}
