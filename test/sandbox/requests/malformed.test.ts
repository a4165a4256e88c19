import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { messages } from '../../../sandbox/answers/messages.ts';
import { debit, encodeForm, goodCard, openShop, postBody, secret, type Value } from '../client.ts';

const names = [
  ...Object.keys({ ...debit, ...goodCard }),
  ...['IDENTIFIER', 'OPERATIONTYPE', 'TRANSACTIONID', 'HASH', 'CART', 'AMOUNTS', 'CAPTUREDATE', 'ALIAS', 'ALIASMODE'],
  ...['APIKEYID', '3DSECURE', '3DSECUREDISPLAYMODE', 'CREATEALIAS', '__proto__', 'constructor'],
];

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('', '0', '-1', '1e9', '999999999999999999', 'yes', 'A2000001', 'payment', 'refund', 'void', '\u0000'),
);

const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('0', '1', 'PRICE', 'x', '__proto__'), text) },
);

/** Bodies that are nearly right: the more of a request is right, the deeper its fault is found. */
const nearlyRight = fc
  .tuple(
    fc.constantFrom('payment', 'authorization', 'capture', 'refund', 'void', 'paiement'),
    fc.dictionary(fc.constantFrom(...names), value),
    fc.boolean(),
  )
  .map(([operation, wrong, isSigned]) => {
    const right = { ...debit, ...goodCard, IDENTIFIER: 'SHOP', OPERATIONTYPE: operation, TRANSACTIONID: 'A2000001' };
    const { HASH: _hash, ...params } = { ...right, ...wrong } as Record<string, Value>;
    return encodeForm(operation, isSigned ? { ...params, HASH: sign(params, secret) } : { ...right, ...wrong });
  });

const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.stringMatching(/^[methodparams[\]=&%+;?A-F0-9]{0,200}$/),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

describe('malformed bodies', () => {
  it('500 random ones never crash it and always get a documented code', async () => {
    const shop = await openShop();
    const seen = new Set<string | undefined>();
    await fc.assert(
      fc.asyncProperty(fc.oneof(nearlyRight, noise), async (body) => {
        const { EXECCODE = '' } = await postBody(shop.sandbox.url, body);
        expect(Object.keys(messages)).toContain(EXECCODE);
        seen.add(EXECCODE);
      }),
      { numRuns: 500 },
    );
    // The bodies reach deep enough to be worth it: form, account, signature, parameters, references.
    for (const code of ['1001', '1002', '1003', '1005']) expect(seen).toContain(code);
    expect((await shop.pay())['EXECCODE']).toBe('0000');
  });

  it('a body beyond the limit is a bad request, and the gateway lives on', async () => {
    const shop = await openShop();
    const answer = await postBody(shop.sandbox.url, 'x'.repeat(9 * 1024 * 1024)).catch(() => undefined);
    expect(answer === undefined || answer['EXECCODE'] === '1005').toBe(true);
    expect((await shop.pay())['EXECCODE']).toBe('0000');
  });
});
