import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { assertNever } from '../../protocol/assert-never.ts';
import type { Currency } from '../../protocol/money/index.ts';
import { UnfitExport, type UnfitReason } from './csv/unfit.ts';
import type { Owners, ParsedExport } from './export-csv.ts';
import type { FileRules } from './file/tables.ts';

/** Rows of one piece: a commit for each is cheap, and one waits for milliseconds where a refund cannot get in between. */
export const rowsPerPiece = 250;

/** An account as an export names it. */
export interface ExportAccount {
  readonly identifier: string;
  readonly accountId: string;
  readonly currency: Currency;
}

/** What the reading thread is started with. */
export interface ReadOrder {
  readonly path: string;
  readonly accounts: readonly ExportAccount[];
  /** Whose all rows are, where the file has no column for it. */
  readonly accountId?: string | undefined;
  /** How it is written, where a person said so. */
  readonly rules?: FileRules;
  /** SHA-256 of the file whose preview was shown, in hexadecimal: another one is not read. */
  readonly digest?: string;
}

/** Who is who in a file, by what its reader was told. */
export function ownersOf({ accounts, accountId }: Pick<ReadOrder, 'accounts' | 'accountId'>): Owners {
  const byIdentifier = new Map(accounts.map(({ identifier, ...account }) => [identifier, account]));
  return {
    findAccount: (identifier) => byIdentifier.get(identifier),
    named: accounts.find((account) => account.accountId === accountId),
    only: accounts.length === 1 ? accounts[0] : undefined,
  };
}

export type ReadAnswer =
  | { readonly kind: 'piece'; readonly piece: ParsedExport }
  | { readonly kind: 'end' }
  | { readonly kind: 'unfit'; readonly reason: UnfitReason }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Reads an export's file in a thread of its own (`entry`), a piece for each time that one is asked for. Throws where the file
 * cannot be read; what came before was given. Throws an UnfitExport at once where it is no export that can be taken.
 */
export async function* readExportFile(entry: URL, order: ReadOrder): AsyncGenerator<ParsedExport> {
  const worker = new Worker(entry, { workerData: order });
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`The thread that reads ${order.path} has ended with ${code}.`);
  });
  // It ends by our own hand as well, and then nobody waits for it.
  ended.catch(() => {});
  try {
    for (;;) {
      const answered = once(worker, 'message');
      worker.postMessage('next');
      const [answer] = (await Promise.race([answered, ended])) as [ReadAnswer];
      switch (answer.kind) {
        case 'piece':
          yield answer.piece;
          break;
        case 'end':
          return;
        case 'unfit':
          throw new UnfitExport(answer.reason);
        case 'failed':
          throw new Error(answer.message);
        default:
          assertNever(answer);
      }
    }
  } finally {
    await worker.terminate();
  }
}
