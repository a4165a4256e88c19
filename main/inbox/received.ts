import { createHash } from 'node:crypto';
import type { SignedParameters } from '../../protocol/signature.ts';

/** One parameter as it came: as it travelled, and as it was read. In JSON both are the same. */
export interface Field {
  readonly name: string;
  readonly raw: string;
  readonly value: string;
}

/** One notification as it came, with HASH, in its order: a name may come twice, and is refused for that. */
export interface Received {
  readonly form: 'urlEncoded' | 'json';
  readonly fields: readonly Field[];
}

/** What is signed and checked. A name such as `__proto__` is a name like any other here. */
export function toParameters(fields: readonly Pick<Field, 'name' | 'value'>[]): SignedParameters {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

/** The value of a parameter; empty when it is absent, which for everything but the HASH is the same (rules.md A3). */
export function readField({ fields }: Received, name: string): string {
  return fields.findLast((field) => field.name === name)?.value ?? '';
}

/**
 * SHA-256 over what a notification says, in whatever order and form it came. HASH is left out for what was verified: the
 * same content, signed anew after a change of key, is still the same.
 */
export function digestContent({ fields }: Received, including: 'withHash' | 'withoutHash'): string {
  const content = fields
    .filter(({ name }) => including === 'withHash' || name !== 'HASH')
    .map(({ name, value }) => [name, value])
    .toSorted(([left = ''], [right = '']) => (left < right ? -1 : left > right ? 1 : 0));
  return createHash('sha256').update(JSON.stringify(content), 'utf8').digest('hex');
}
