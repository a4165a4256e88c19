import { describe, expect, it } from 'vitest';
import { judgeAmounts, type SeenAmount } from '../../../../main/lookup/detect/amounts.ts';

const euros = (...amounts: string[]): SeenAmount[] => amounts.map((amount) => ({ amount, currency: 'EUR' }));

describe('how amounts are written', () => {
  it.each([
    ['decimals in every row', euros('74.18', '5.00'), 'unknown', 'decimals', true, 'allDecimals'],
    [
      'decimals behind a comma, as a spreadsheet writes them',
      euros('74,18', '5,00'),
      'older',
      'decimals',
      true,
      'allDecimals',
    ],
    ['decimals in a file with the older columns', euros('74.18'), 'older', 'decimals', true, 'allDecimals'],
    ['decimals in some rows', euros('74.18', '5'), 'newer', 'major', false, 'someDecimals'],
    ['none in the older file', euros('7418', '500'), 'older', 'minor', true, 'olderFile'],
    ['none, and no column that tells', euros('7418', '500'), 'unknown', 'minor', false, 'noDecimals'],
    ['none in the newer file', euros('50', '100'), 'newer', null, false, 'contradiction'],
    ['a currency without decimals', [{ amount: '5000', currency: 'JPY' }], 'unknown', 'minor', true, 'noDifference'],
    ['no row at all', [], 'unknown', 'minor', false, 'noDifference'],
    ['rows that are none', euros('much', ''), 'newer', 'decimals', true, 'noDifference'],
  ] as const)('%s', (_what, seen, age, form, certain, because) => {
    expect(judgeAmounts(seen, age)).toEqual({ form, certain, because });
  });
});
