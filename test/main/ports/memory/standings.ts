import { standBeside, standTogether } from '../../../../main/domain/chain-state.ts';
import type { Writing } from './change.ts';
import { listAccount, readChain } from './read.ts';
import { listRoot, saveRow } from './store.ts';

/** What main/ledger/projections/standings.ts comes to: every chain of the accounts in which anything was noted. */
export function keepStandings({ store, chains }: Writing): void {
  for (const accountId of new Set([...chains.values()].map((noted) => noted.accountId))) {
    for (const rootId of new Set(listAccount(store, accountId).map(({ row }) => row.rootId))) {
      const together = standTogether(readChain(store, accountId, rootId));
      for (const { row } of [...listRoot(store, accountId, rootId)]) {
        saveRow(store, { ...row, stands: together.get(row.transactionId) ?? standBeside(row) });
      }
    }
  }
}
