import { assertNever } from '../../protocol/assert-never.ts';
import type { RowStanding, Standing } from './standing.ts';
import { isLive, isVoided, type Transaction } from './transaction.ts';

/** What a row stands at by itself: every row before its chain is known, and an edit always. */
export function standAlone(
  row: Pick<Transaction, 'status' | 'voidedBy' | 'chargedBack' | 'operation' | 'amount'>,
): RowStanding {
  const { currency, minor } = row.amount;
  const left = row.operation === 'payment' && isLive(row) ? minor : 0;
  return { standing: standOf(row), left, leftAtMost: left, currency };
}

/** The same in one word. */
export function standOf(row: Parameters<typeof standAlone>[0]): Standing {
  if (row.chargedBack) return 'chargedBack';
  switch (row.status) {
    case 'unknown':
      return 'unknown';
    case 'waiting':
      return 'pending';
    case 'refused':
      return 'refused';
    case 'succeeded':
      if (isVoided(row)) return 'voided';
      if (row.operation === 'payment') return 'paid';
      return row.operation === 'authorization' && row.amount.minor > 0 ? 'authorized' : 'done';
    default:
      return assertNever(row.status);
  }
}
