import type { LedgerThreads } from '../../../main/ledger/ledger.ts';
import { threads } from '../../threads.ts';
import { slowSyncVariable } from './slow-commits.ts';

/** The product's reader, and its writer with what benches need to see and to slow down. */
export function benchThreads(slowSync: number): LedgerThreads {
  // A thread gets a copy of the environment at its start.
  process.env[slowSyncVariable] = String(slowSync);
  return { ...threads, writer: new URL('./writer.ts', import.meta.url) };
}
