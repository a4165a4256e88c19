import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked } from '../../../sandbox/control/mask.ts';

describe('B13 what may be shown of a request', () => {
  it.each([
    [{ CARDCODE: '1111222233334444' }, { CARDCODE: 'XXXXXXXXXXXX4444' }],
    [{ cardcode: '372068397730000' }, { cardcode: 'XXXXXXXXXXX0000' }],
    [{ CARDCODE: 'abcd' }, { CARDCODE: 'XXXX' }],
    [{ CARDCVV: '123' }, { CARDCVV: 'XXX' }],
    [{ CARDCVV: { 0: '123' } }, { CARDCVV: { 0: 'XXX' } }],
    [{ HFTOKEN: 'abc' }, { HFTOKEN: 'XXX' }],
    [{ DESCRIPTION: 'card 1111 2222 3333 4444!' }, { DESCRIPTION: expect.not.stringContaining('2222 3333') }],
    [{ DESCRIPTION: '3720-683977-30000' }, { DESCRIPTION: expect.not.stringContaining('683977') }],
    [{ CART: { 0: { NAME: '1111222233334444' } } }, { CART: { 0: { NAME: '111122…4444' } } }],
    [{ '1111222233334444': 'x' }, { '111122…4444': 'x' }],
    [
      { ORDERID: '1111222233334445', AMOUNT: '1000' },
      { ORDERID: '1111222233334445', AMOUNT: '1000' },
    ],
    [{ PASSWORD: 'it is s3cret!' }, { PASSWORD: 'it is <secret>' }],
  ])('B13 %j', (params, shown) => {
    expect(masked(params, ['s3cret!', 'it'])).toEqual(shown);
  });

  it('is not endless, however large and deep the request is', () => {
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`P${index}`, 'x'.repeat(5000)]));
    expect(JSON.stringify(masked({ A: { B: wide }, C: wide })).length).toBeLessThan(220_000);
  });

  it('property: no cryptogram and no card number is left, and nothing throws', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(fc.string(), fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 })),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), fc.string(), fc.string(), (rest, before, after) => {
        const params = { ...rest, CARDCVV: '987', DESCRIPTION: `${before}-1111222233334444-${after}` } as never;
        const text = JSON.stringify(masked(params)['DESCRIPTION']);
        const alone = !/\d[ -]?$/.test(before) && !/^[ -]?\d/.test(after);
        if (alone) expect(text).not.toContain('1111222233334444');
        expect(masked(params)['CARDCVV'] ?? 'XXX').toBe('XXX');
      }),
    );
  });
});
