import type { ConsoleIntake } from '../../console.ts';
import { LedgerProblem } from '../../ledger/problem.ts';
import { UnfitExport } from '../../lookup/csv/unfit.ts';
import type { Taken } from './lines.ts';

/** What one file is taken with; `complain` writes what is for people. */
interface Handed {
  readonly path: string;
  readonly accountId: string | undefined;
  readonly complain: (text: string) => void;
}

/** Takes an export's file, or says why not; what stood before it broke off is in the ledger then. Never rejects. */
export async function takeExport(console: ConsoleIntake, { path, accountId, complain }: Handed): Promise<Taken> {
  try {
    return await console.takeExport(path, accountId);
  } catch (failure) {
    complain(`${path} was not taken to its end: ${failure instanceof Error ? failure.message : failure}`);
    if (failure instanceof UnfitExport) {
      return { problem: { code: 'unfit', reason: failure.reason, message: failure.message } };
    }
    return { problem: { code: failure instanceof LedgerProblem ? failure.kind : 'unreadable' } };
  }
}
