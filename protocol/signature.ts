import { createHash, timingSafeEqual } from 'node:crypto';
import { isParameterName } from './parameters/name.ts';

/** A parameter's value as it travels: text, or a list or map of such (`AMOUNTS`, `CART`). */
export type SignedValue = string | { readonly [index: string]: SignedValue } | readonly SignedValue[];

/** What stands inside `params[…]`. `method` stays outside and is never signed. */
export type SignedParameters = Readonly<Record<string, SignedValue>>;

/**
 * The HASH of a request, notification or redirection: lower-case hexadecimal SHA-256, 64 characters.
 *
 * The secret opens the text, and `KEY=value` + secret follows for each parameter in byte order of its
 * key; HASH itself is left out, an empty value is kept as `KEY=` (protocol.md §2.2, §2.3).
 */
export function sign(params: SignedParameters, secret: string): string {
  const signed = Object.entries(params).filter(([name]) => name !== 'HASH');
  const pieces = inOrder(signed).flatMap(([name, value]) => flatten(name, value));
  const text = secret + pieces.map((piece) => piece + secret).join('');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Whether `params.HASH` was made with this secret. Constant time; false when HASH is absent, for upper-case hexadecimal, which
 * the gateway refuses as well (protocol.md §2.3), and for a name that could end elsewhere in what was signed.
 */
export function verify(params: SignedParameters, secret: string): boolean {
  if (!Object.hasOwn(params, 'HASH') || typeof params['HASH'] !== 'string') return false;
  if (!Object.entries(params).flatMap(listNames).every(isParameterName)) return false;
  const expected = Buffer.from(sign(params, secret), 'latin1');
  const received = Buffer.from(params['HASH'], 'utf8');
  return received.length === expected.length && timingSafeEqual(received, expected);
}

/** `AMOUNTS[2018-02-01]=20000`, and one level further `CART[0][NAME]=…` (protocol.md §2.2, §2.3). */
function flatten(name: string, value: SignedValue): string[] {
  if (typeof value !== 'object') return [`${name}=${value}`];
  return inOrder(Object.entries(value)).flatMap(([index, inner]) => flatten(`${name}[${index}]`, inner));
}

/** The names as they are signed, places included. */
function listNames([name, value]: readonly [string, SignedValue]): string[] {
  if (typeof value !== 'object') return [name];
  return Object.entries(value).flatMap(([index, inner]) => listNames([`${name}[${index}]`, inner]));
}

function inOrder(entries: [string, SignedValue][]): [string, SignedValue][] {
  return entries.toSorted(([left], [right]) => compareKeys(left, right));
}

/** PHP's `ksort` is the reference: list positions compare as numbers, every other key by its bytes. */
function compareKeys(left: string, right: string): number {
  const position = /^(0|[1-9]\d*)$/;
  if (position.test(left) && position.test(right)) return Number(left) - Number(right);
  return Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8'));
}
