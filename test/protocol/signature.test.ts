import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SignedParameters, sign, verify } from '../../protocol/signature.ts';
import vectors from './vectors/hash_vectors.json' with { type: 'json' };

const verified = vectors.filter((vector) => vector.verified);

const value: fc.Arbitrary<string | Record<string, string>> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: 'binary' })),
);
const parameters = fc.dictionary(
  fc.string({ minLength: 1 }).filter((name) => name !== 'HASH'),
  value,
);

/** Parameters as they can be called. */
const known = fc.dictionary(
  fc.stringMatching(/^[A-Z0-9_]{1,8}$/).filter((name) => name !== 'HASH'),
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.dictionary(fc.stringMatching(/^[A-Za-z0-9-]{1,8}$/), fc.string({ unit: 'binary' }), { minKeys: 1 }),
  ),
);

describe('sign', () => {
  it('has all 32 verified vectors to hold', () => {
    expect(verified).toHaveLength(32);
  });

  it.each(verified.map((vector) => [vector.source, vector] as const))('holds the vector of %s', (_, vector) => {
    expect(sign(vector.params as unknown as SignedParameters, vector.secret ?? '')).toBe(vector.expected_hash);
  });

  it('builds the published text: the secret opens it and follows each parameter', () => {
    const params = { DESCRIPTION: 'desc', AMOUNT: '1000', IDENTIFIER: '123', CLIENTIDENT: 'johndoe' };
    const published = vectors.find((vector) => 'published_clear_string' in vector && vector.secret === 'secret');
    expect(published?.published_clear_string).toBe(
      'secretAMOUNT=1000secretCLIENTIDENT=johndoesecretDESCRIPTION=descsecretIDENTIFIER=123secret',
    );
    expect(sign(params, 'secret')).toBe(published?.expected_hash);
  });

  it('leaves HASH out, keeps an empty value and does not depend on the order of keys', () => {
    const params = { AMOUNT: '', ORDERID: '1' };
    expect(sign({ ...params, HASH: 'x' }, 's')).toBe(sign(params, 's'));
    expect(sign({ ORDERID: '1', AMOUNT: '' }, 's')).toBe(sign(params, 's'));
    expect(sign({ ORDERID: '1' }, 's')).not.toBe(sign(params, 's'));
  });

  it('sorts list positions as numbers and every other key by its bytes', () => {
    const lines = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [String(index), { NAME: `n${index}` }]));
    const inOrder = Array.from({ length: 11 }, (_, index) => ({ NAME: `n${index}` }));
    expect(sign({ CART: lines }, 's')).toBe(sign({ CART: inOrder }, 's'));
    expect(sign({ '3DSECURE': 'yes', AMOUNT: '1' }, 's')).toBe(sign({ AMOUNT: '1', '3DSECURE': 'yes' }, 's'));
  });

  it('is lower-case hexadecimal of 64 characters, whatever is signed', () => {
    fc.assert(fc.property(parameters, fc.string(), (params, secret) => /^[0-9a-f]{64}$/.test(sign(params, secret))));
  });
});

describe('verify', () => {
  it('accepts what was signed with the same secret', () => {
    fc.assert(
      fc.property(known, fc.string(), (params, secret) => verify({ ...params, HASH: sign(params, secret) }, secret)),
    );
  });

  it('refuses another secret, a changed value and an added parameter', () => {
    const params = { AMOUNT: '1000', ORDERID: '1234' };
    const signed = { ...params, HASH: sign(params, 'secret') };
    expect(verify(signed, 'secret')).toBe(true);
    expect(verify(signed, 'other')).toBe(false);
    expect(verify({ ...signed, AMOUNT: '1001' }, 'secret')).toBe(false);
    expect(verify({ ...signed, EXTRADATA: '' }, 'secret')).toBe(false);
  });

  it('refuses a HASH that is absent, inherited, a list, too short or in upper case', () => {
    const params = { AMOUNT: '1000' };
    const hash = sign(params, 'secret');
    expect(verify(params, 'secret')).toBe(false);
    expect(verify(Object.assign(Object.create({ HASH: hash }), params), 'secret')).toBe(false);
    expect(verify({ ...params, HASH: [hash] }, 'secret')).toBe(false);
    expect(verify({ ...params, HASH: hash.slice(1) }, 'secret')).toBe(false);
    expect(verify({ ...params, HASH: `${hash}0` }, 'secret')).toBe(false);
    expect(verify({ ...params, HASH: hash.toUpperCase() }, 'secret')).toBe(false);
  });

  it('refuses a name that could end elsewhere in what was signed, wherever the sign stands', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{1,8}$/),
        fc.string(),
        fc.nat(),
        fc.string(),
        (name, value, place, secret) => {
          const signed = `${name}=${value}`;
          const at = name.length + 1 + (place % (value.length + 1));
          const HASH = sign({ [name]: value }, secret);
          const moved = { [signed.slice(0, at)]: signed.slice(at + 1), HASH };
          expect(verify(moved, secret) && !Object.hasOwn(moved, name)).toBe(false);
        },
      ),
    );
    const HASH = sign({ ORDERID: 'W=1001' }, 's');
    expect(verify({ ORDERID: 'W=1001', HASH }, 's')).toBe(true);
    expect(verify({ 'ORDERID=W': '1001', HASH }, 's')).toBe(false);
  });

  it.each(['orderid', 'ORDER ID', 'ORDERID[', 'ORDERID[]', 'HASH[]', 'HASH[0]', '', '__proto__', 'É', 'A[1]B'])(
    'knows no parameter called %j',
    (name) => {
      const params = Object.fromEntries([[name, '1']]);
      expect(verify({ ...params, HASH: sign(params, 's') }, 's')).toBe(false);
    },
  );

  it('refuses the body of a known broken client, which signs what it does not send', () => {
    const broken = vectors.find((vector) => vector.note?.startsWith('KNOWN CLIENT BUG'));
    expect(broken).toBeDefined();
    const params = broken?.params as unknown as SignedParameters;
    expect(verify({ ...params, HASH: broken?.expected_hash ?? '' }, broken?.secret ?? '')).toBe(false);
  });
});
