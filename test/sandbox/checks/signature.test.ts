import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { computeHash, isSignedWith } from '../../../sandbox/checks/signature.ts';
import type { FormMap, FormValue } from '../../../sandbox/requests/form.ts';

const file = new URL('../../protocol/vectors/hash_vectors.json', import.meta.url);

const value: z.ZodType<FormValue> = z.lazy(() => z.union([z.string(), z.record(z.string(), value)]));

const vectors = z
  .array(
    z.looseObject({
      source: z.string(),
      secret: z.string().nullable(),
      verified: z.boolean(),
      expected_hash: z.string().nullable(),
      params: z.unknown(),
    }),
  )
  .parse(JSON.parse(readFileSync(file, 'utf8')));

/** PHP makes a list of what it numbers itself. */
function asMap(params: unknown): FormMap {
  const entries = Object.entries(params as object).map(([name, inner]): [string, FormValue] => [
    name,
    typeof inner === 'object' && inner !== null ? asMap(inner) : value.parse(String(inner)),
  ]);
  return Object.fromEntries(entries);
}

describe('computeHash', () => {
  const verified = vectors.flatMap(({ source, secret, verified, expected_hash, params }) =>
    verified && secret !== null && expected_hash !== null ? [{ source, secret, expected_hash, params }] : [],
  );

  it('has vectors to be measured against', () => {
    expect(verified.length).toBeGreaterThan(20);
  });

  it.each(verified)('P 2.2 agrees with $source', ({ secret, expected_hash, params }) => {
    expect(computeHash(asMap(params), secret)).toBe(expected_hash);
  });

  it('P 2.3 sorts list positions as numbers', () => {
    const digest = createHash('sha256').update('sCART[2][NAME]=bsCART[10][NAME]=js').digest('hex');
    expect(computeHash({ CART: { 10: { NAME: 'j' }, 2: { NAME: 'b' } } }, 's')).toBe(digest);
  });

  it('P 2.2 sorts names by their bytes: digits, capitals, small letters, then what is beyond ASCII', () => {
    const digest = createHash('sha256').update('s3DSECURE=1sAMOUNT=2sa=3sé=4s').digest('hex');
    expect(computeHash({ é: '4', a: '3', AMOUNT: '2', '3DSECURE': '1' }, 's')).toBe(digest);
  });

  it('P 2.3 wants a HASH that is there, lower-case and right', () => {
    const params = { A: '1' };
    const hash = computeHash(params, 'secret');
    expect(isSignedWith({ ...params, HASH: hash }, 'secret')).toBe(true);
    expect(isSignedWith({ ...params, HASH: hash }, 'Secret')).toBe(false);
    expect(isSignedWith({ ...params, HASH: hash.toUpperCase() }, 'secret')).toBe(false);
    expect(isSignedWith({ ...params, HASH: { a: hash } }, 'secret')).toBe(false);
    expect(isSignedWith(params, 'secret')).toBe(false);
  });
});
