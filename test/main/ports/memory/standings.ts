import { standTogether } from '../../../../main/domain/chain-state.ts';
import type { Writing } from './change.ts';
import { listAccount, readChain } from './read.ts';
import { findRow, saveRow } from './store.ts';

/** What main/ledger/projections/standings.ts comes to: every chain of the accounts in which anything was noted. */
export function keepStandings({ store, chains }: Writing): void {
  for (const accountId of new Set([...chains.values()].map((noted) => noted.accountId))) {
    for (const rootId of new Set(listAccount(store, accountId).map(({ row }) => row.rootId))) {
      for (const [transactionId, stands] of standTogether(readChain(store, accountId, rootId))) {
        const row = findRow(store, accountId, transactionId);
        if (row) saveRow(store, { ...row, stands });
      }
    }
  }
}
