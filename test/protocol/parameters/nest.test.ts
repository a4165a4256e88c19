import { expect, it } from 'vitest';
import { nestParameters } from '../../../protocol/parameters/nest.ts';

it('parameters are sent under their bare names, those with places as a map of them', () => {
  const kept = {
    ORDERID: 'W-1[2]',
    'CART[0][NAME]': 'Socks',
    'CART[1][NAME]': 'Shoes',
    'CART[0][PRICE]': '100',
    'AMOUNTS[2018-02-01]': '20000',
  };
  expect(nestParameters(kept)).toEqual({
    ORDERID: 'W-1[2]',
    CART: { 0: { NAME: 'Socks', PRICE: '100' }, 1: { NAME: 'Shoes' } },
    AMOUNTS: { '2018-02-01': '20000' },
  });
});
