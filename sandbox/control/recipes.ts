import { createHash, createHmac } from 'node:crypto';

/** A parameter as it is signed: its name, with an index where it is one of several, and its value. */
export type Pair = readonly [name: string, value: string];

/** A way to make a HASH that is not the documented one, but near it (protocol.md §2.2, §2.3). */
export interface Recipe {
  /** "The parameters were signed …". */
  readonly name: string;
  /** Hexadecimal, lower case; `pairs` come sorted, `sent` in the order in which they were sent. */
  readonly hash: (pairs: readonly Pair[], secret: string, sent: readonly Pair[]) => string;
}

/** The documented way, over pairs that stand in their order (protocol.md §2.2). */
export function standardHash(pairs: readonly Pair[], secret: string): string {
  return digest('sha256', standardText(pairs, secret));
}

/** The text that is hashed. */
export function standardText(pairs: readonly Pair[], secret: string): string {
  return pairs.reduce((text, [name, value]) => `${text}${name}=${value}${secret}`, secret);
}

export const recipes: readonly Recipe[] = [
  { name: 'in the order in which they were sent', hash: (_pairs, secret, sent) => standardHash(sent, secret) },
  { name: 'in reverse order', hash: (pairs, secret) => standardHash(pairs.toReversed(), secret) },
  {
    name: 'in an order that ignores case',
    hash: (pairs, secret) => standardHash(pairs.toSorted(ignoringCase), secret),
  },
  {
    name: 'without the secret before the first one',
    hash: (pairs, secret) => sha256(standardText(pairs, secret).slice(secret.length)),
  },
  { name: 'without the secret after the last one', hash: (pairs, secret) => sha256(secret + joined(pairs, secret)) },
  { name: 'with the secret only between them', hash: (pairs, secret) => sha256(joined(pairs, secret)) },
  { name: 'with the secret only before all of them', hash: (pairs, secret) => sha256(secret + joined(pairs, '')) },
  { name: 'with the secret only after all of them', hash: (pairs, secret) => sha256(joined(pairs, '') + secret) },
  { name: 'with & between them and the secret before', hash: (pairs, secret) => sha256(secret + joined(pairs, '&')) },
  { name: 'with & between them and the secret after', hash: (pairs, secret) => sha256(joined(pairs, '&') + secret) },
  {
    name: 'without the = signs',
    hash: (pairs, secret) => sha256(pairs.reduce((text, [name, value]) => text + name + value + secret, secret)),
  },
  {
    name: 'without their names',
    hash: (pairs, secret) => sha256(pairs.reduce((text, [, value]) => text + value + secret, secret)),
  },
  {
    name: 'under the names params[…]',
    hash: (pairs, secret) =>
      standardHash(
        pairs.map(([name, value]) => [wrapped(name), value]),
        secret,
      ),
  },
  {
    name: 'with HMAC-SHA256 over the documented text',
    hash: (pairs, secret) => hmac(standardText(pairs, secret), secret),
  },
  { name: 'with HMAC-SHA256 over KEY=value&…', hash: (pairs, secret) => hmac(joined(pairs, '&'), secret) },
  { name: 'with HMAC-SHA256 over KEY=value…', hash: (pairs, secret) => hmac(joined(pairs, ''), secret) },
  { name: 'with MD5', hash: (pairs, secret) => digest('md5', standardText(pairs, secret)) },
  { name: 'with SHA-1', hash: (pairs, secret) => digest('sha1', standardText(pairs, secret)) },
  { name: 'with SHA-512', hash: (pairs, secret) => digest('sha512', standardText(pairs, secret)) },
  {
    name: 'in Latin-1',
    hash: (pairs, secret) => createHash('sha256').update(standardText(pairs, secret), 'latin1').digest('hex'),
  },
];

function digest(algorithm: string, text: string): string {
  return createHash(algorithm).update(text, 'utf8').digest('hex');
}

function sha256(text: string): string {
  return digest('sha256', text);
}

function hmac(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

function joined(pairs: readonly Pair[], separator: string): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join(separator);
}

/** `params[AMOUNTS][2018-02-01]` for `AMOUNTS[2018-02-01]`. */
function wrapped(name: string): string {
  return name.replace(/^[^[]+/, (first) => `params[${first}]`);
}

function ignoringCase([one]: Pair, [other]: Pair): number {
  return one.toLowerCase() < other.toLowerCase() ? -1 : 1;
}
