import { hash, timingSafeEqual } from 'node:crypto';
import type { FormMap, FormValue } from '../requests/form.ts';

/**
 * The HASH that belongs to these parameters: SHA-256 in lower-case hexadecimal of the secret, then of each
 * `KEY=value` and the secret again, in byte order of the keys and without HASH (protocol.md §2.2).
 */
export function computeHash(params: FormMap, secret: string): string {
  let text = secret;
  for (const [name, value] of signedPairs(params)) text += `${name}=${value}${secret}`;
  return hash('sha256', text);
}

/** What is signed, one pair for each value; `asSent` leaves the order of the request, which is not the one that counts. */
export function signedPairs(
  params: FormMap,
  order: 'sorted' | 'asSent' = 'sorted',
): readonly (readonly [string, string])[] {
  const sort = order === 'sorted' ? inByteOrder : (names: readonly string[]) => names;
  return sort(Object.keys(params))
    .filter((name) => name !== 'HASH')
    .flatMap((name) => pairsOf(name, params[name] ?? '', sort));
}

/** Compares in constant time; upper-case hexadecimal is another HASH (protocol.md §2.3). */
export function isSignedWith(params: FormMap, secret: string): boolean {
  const given = params['HASH'];
  if (typeof given !== 'string' || !/^[0-9a-f]{64}$/.test(given)) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(computeHash(params, secret), 'hex'));
}

/** A map gives one pair for each value in it: `AMOUNTS[2018-02-01]=20000`, `CART[0][NAME]=…`. */
function pairsOf(
  name: string,
  value: FormValue,
  sort: (names: readonly string[]) => readonly string[],
): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[name, value]];
  return sort(Object.keys(value)).flatMap((index) => pairsOf(`${name}[${index}]`, value[index] ?? '', sort));
}

/** Letters of a parameter's name: their order is that of their bytes, whichever way they are compared. */
const plainName = /^(?!\d+$)[A-Z0-9_]+$/;

/** Bytes of UTF-8, except that list positions are numbers: CART[2] comes before CART[10], as PHP sorts. */
function inByteOrder(names: readonly string[]): readonly string[] {
  if (names.every((name) => plainName.test(name))) return names.toSorted();
  return names.toSorted((one, other) => {
    if (isPosition(one) && isPosition(other)) return Number(one) - Number(other);
    return Buffer.from(one).compare(Buffer.from(other));
  });
}

function isPosition(name: string): boolean {
  return String(Number.parseInt(name, 10)) === name && !name.startsWith('-');
}
