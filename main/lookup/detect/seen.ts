import type { Currency } from '../../../protocol/money/index.ts';
import { isAbsent } from '../columns/absent.ts';
import { readCurrency } from '../columns/money.ts';
import type { Owners } from '../export-csv.ts';
import type { ExportRow } from '../export-row.ts';
import type { SeenAmount } from './amounts.ts';
import type { Inspection } from './inspection.ts';

/** What the rows that were looked at have in common: nothing is decided here. */

export function seenAmounts(rows: readonly ExportRow[], { findAccount, named, only }: Owners): SeenAmount[] {
  return rows.flatMap((row) => {
    const owner = findAccount((row['IDENTIFIER'] ?? '').trim()) ?? named ?? only;
    const read = readCurrency(row['CURRENCY'] ?? '');
    const currency = 'value' in read ? (read.value ?? owner?.currency) : undefined;
    return currency === undefined ? [] : [{ amount: row['AMOUNT'] ?? '', currency }];
  });
}

export function seenCurrencies(rows: readonly ExportRow[]): Currency[] {
  const currencies = rows.flatMap((row) => {
    const read = readCurrency(row['CURRENCY'] ?? '');
    return 'value' in read && read.value ? [read.value] : [];
  });
  return [...new Set(currencies)].toSorted();
}

export function seenAccounts(
  rows: readonly ExportRow[],
  lacking: boolean,
  { findAccount, named }: Owners,
): Pick<Inspection, 'accounts' | 'strangers'> {
  if (lacking && named) return { accounts: [{ accountId: named.accountId, rows: rows.length }], strangers: [] };
  const counts = new Map<string, number>();
  const strangers = new Set<string>();
  for (const row of rows) {
    const identifier = (row['IDENTIFIER'] ?? '').trim();
    const account = findAccount(identifier);
    if (account) counts.set(account.accountId, (counts.get(account.accountId) ?? 0) + 1);
    else if (!lacking && !isAbsent(identifier)) strangers.add(identifier.slice(0, 64));
  }
  return {
    accounts: [...counts].map(([accountId, rows]) => ({ accountId, rows })),
    strangers: [...strangers].slice(0, 20),
  };
}

export function seenOffsets(rows: readonly ExportRow[]): Inspection['timesWithOffset'] {
  const times = rows.map((row) => (row['DATE'] ?? '').trim()).filter((time) => time !== '');
  const withOffset = times.filter((time) => /(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)$/i.test(time.slice(10))).length;
  if (withOffset === 0) return 'none';
  return withOffset === times.length ? 'all' : 'some';
}
