import { join } from 'node:path';
import { takeOwnership } from './owner.ts';
import type { Remote } from './threads/messages.ts';
import type { ReaderMethods } from './threads/reader.ts';
import { startThread } from './threads/start.ts';
import type { WriterMethods } from './threads/writer.ts';

/** The local log: what was done at this desk and what is known of the merchant's transactions. */
export interface Ledger {
  /** Resolves when the change is durable. */
  readonly write: Remote<WriterMethods>;
  readonly read: Remote<ReaderMethods>;
  readonly file: string;
  close(): Promise<void>;
}

/** Where the two threads' entry files are: sources beside us, or bundled files in a package. */
export interface LedgerThreads {
  readonly writer: URL;
  readonly reader: URL;
}

/**
 * Opens the ledger of one environment in its folder, as its only owner. Rejects with a LedgerProblem that says
 * what is wrong with the file: owned by another process, corrupt, from a newer program, read-only.
 */
export async function openLedger(folder: string, threads: LedgerThreads): Promise<Ledger> {
  const ownership = takeOwnership(folder);
  const file = join(folder, 'ledger.sqlite');
  try {
    const writer = await startThread<WriterMethods>(threads.writer, file);
    const reader = await startThread<ReaderMethods>(threads.reader, file);
    return {
      write: writer.methods,
      read: reader.methods,
      file,
      close: async () => {
        await reader.close();
        await writer.close();
        ownership.release();
      },
    };
  } catch (problem) {
    ownership.release();
    throw problem;
  }
}
