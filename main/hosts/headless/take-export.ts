import type { ConsoleIntake } from '../../console.ts';
import { LedgerProblem } from '../../ledger/problem.ts';
import type { Taken } from './lines.ts';

/** What one file is taken with; `complain` writes what is for people. */
interface Taking {
  readonly path: string;
  readonly reader: URL;
  readonly complain: (text: string) => void;
}

/** Takes an export's file, or says why not; what stood before a broken line is in the ledger then. Never rejects. */
export async function takeExport(console: ConsoleIntake, { path, reader, complain }: Taking): Promise<Taken> {
  try {
    return await console.takeExport(path, reader);
  } catch (failure) {
    complain(`${path} was not taken to its end: ${failure instanceof Error ? failure.message : failure}`);
    return { problem: { code: failure instanceof LedgerProblem ? failure.kind : 'unreadable' } };
  }
}
