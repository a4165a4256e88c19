import { parseAmount } from '../../contract/index.ts';

/** The minor units that a search text may mean, in any of the accounts' currencies; ambiguous text means each. */
export function readAmounts(text: string, accounts: readonly { currency: string }[], locale: string): number[] {
  const readings = [...new Set(accounts.map(({ currency }) => currency))].flatMap((currency) => {
    const parsed = parseAmount(text, currency, locale);
    if (parsed.kind === 'understood') return [parsed.money];
    return parsed.kind === 'ambiguous' ? parsed.readings : [];
  });
  return [...new Set(readings.map(({ minor }) => minor))];
}
