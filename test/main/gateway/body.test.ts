import fc from 'fast-check';
import { parse } from 'qs';
import { describe, expect, it } from 'vitest';
import { encodeBody } from '../../../main/gateway/body.ts';

describe('the body of a request', () => {
  it('puts the method outside and everything else in params, brackets encoded', () => {
    expect(encodeBody('refund', { IDENTIFIER: 'SHOP', AMOUNT: '1000', HASH: 'ab' })).toBe(
      'method=refund&params%5BIDENTIFIER%5D=SHOP&params%5BAMOUNT%5D=1000&params%5BHASH%5D=ab',
    );
  });

  it('writes a space as +, and letters outside ASCII in UTF-8', () => {
    expect(encodeBody('refund', { DESCRIPTION: 'Café à 5 € + 100 %' })).toBe(
      'method=refund&params%5BDESCRIPTION%5D=Caf%C3%A9+%C3%A0+5+%E2%82%AC+%2B+100+%25',
    );
  });

  it('keeps what is empty', () => {
    expect(encodeBody('refund', { DESCRIPTION: '' })).toBe('method=refund&params%5BDESCRIPTION%5D=');
  });

  it('takes instalments and carts apart, one field a value', () => {
    const parameters = { AMOUNTS: { '2026-02-01': '2000', '2026-03-01': '1000' }, CART: [{ NAME: 'A', PRICE: '1' }] };
    expect(decodeURIComponent(encodeBody('payment', parameters)).split('&')).toEqual([
      'method=payment',
      'params[AMOUNTS][2026-02-01]=2000',
      'params[AMOUNTS][2026-03-01]=1000',
      'params[CART][0][NAME]=A',
      'params[CART][0][PRICE]=1',
    ]);
  });

  it('is read back as what was meant, whatever a value holds', () => {
    const value = fc.string({ unit: 'grapheme' });
    const name = fc.stringMatching(/^[A-Z0-9]{1,20}$/).filter((candidate) => !/^\d+$/.test(candidate));
    const nested = fc.dictionary(name, value, { minKeys: 1, maxKeys: 4 });
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(value, nested), { minKeys: 1, maxKeys: 6 }), (parameters) => {
        const read = parse(encodeBody('refund', parameters), { depth: 5, parameterLimit: 100 });
        expect(read).toEqual({ method: 'refund', params: parameters });
      }),
    );
  });

  it('cannot be turned into another field by a value', () => {
    const body = encodeBody('refund', { DESCRIPTION: 'x&params[AMOUNT]=999999', AMOUNT: '10' });
    expect(new URLSearchParams(body).getAll('params[AMOUNT]')).toEqual(['10']);
  });
});
