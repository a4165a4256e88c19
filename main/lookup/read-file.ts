import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { assertNever } from '../../protocol/assert-never.ts';
import type { Currency } from '../../protocol/money/index.ts';
import { UnfitExport, type UnfitReason } from './csv/unfit.ts';
import type { Corrections, Inspection } from './detect/inspection.ts';
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

/** What it is started with to find out how a file is written. */
export interface InspectOrder {
  readonly path: string;
  readonly accounts: readonly ExportAccount[];
  readonly inspect: Corrections;
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
  | { readonly kind: 'inspected'; readonly inspection: Inspection }
  | { readonly kind: 'unfit'; readonly reason: UnfitReason }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Reads an export's file in a thread of its own (`entry`), a piece for each time that one is asked for. Throws where the file
 * cannot be read; what came before was given. Throws an UnfitExport at once where it is no export that can be taken.
 */
export async function* readExportFile(entry: URL, order: ReadOrder): AsyncGenerator<ParsedExport> {
  const reader = startReader(entry, order);
  try {
    for (;;) {
      const answer = await reader.ask();
      if (answer.kind === 'end') return;
      if (answer.kind !== 'piece') throw new Error(`The reader of ${order.path} answered ${answer.kind}.`);
      yield answer.piece;
    }
  } finally {
    await reader.end();
  }
}

/** Finds out in a thread of its own how a file is written. Throws an UnfitExport for one that cannot be taken as a whole. */
export async function inspectExportFile(entry: URL, order: InspectOrder): Promise<Inspection> {
  const reader = startReader(entry, order);
  try {
    const answer = await reader.ask();
    if (answer.kind !== 'inspected') throw new Error(`The reader of ${order.path} answered ${answer.kind}.`);
    return answer.inspection;
  } finally {
    await reader.end();
  }
}

type Given = Exclude<ReadAnswer, { readonly kind: 'unfit' | 'failed' }>;

function startReader(entry: URL, order: ReadOrder | InspectOrder) {
  const worker = new Worker(entry, { workerData: order });
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`The thread that reads ${order.path} has ended with ${code}.`);
  });
  // It ends by our own hand as well, and then nobody waits for it.
  ended.catch(() => {});
  const ask = async (): Promise<Given> => {
    const answered = once(worker, 'message');
    worker.postMessage('next');
    const [answer] = (await Promise.race([answered, ended])) as [ReadAnswer];
    switch (answer.kind) {
      case 'piece':
      case 'end':
      case 'inspected':
        return answer;
      case 'unfit':
        throw new UnfitExport(answer.reason);
      case 'failed':
        throw new Error(answer.message);
      default:
        return assertNever(answer);
    }
  };
  return { ask, end: () => worker.terminate() };
}
