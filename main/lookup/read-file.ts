import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { assertNever } from '../../protocol/assert-never.ts';
import type { Currency } from '../../protocol/money/index.ts';
import type { Rows } from '../ports/packed-rows.ts';
import { UnfitExport, type UnfitReason } from './csv/unfit.ts';
import type { Corrections, Inspection } from './detect/inspection.ts';
import type { Owners, ParsedExport } from './export-csv.ts';
import type { FileRules } from './file/tables.ts';

/** Rows of one piece: a commit for each is cheap, and one waits for milliseconds where a refund cannot get in between. */
export const rowsPerPiece = 250;

/** As in the ledger's threads (see main/ledger/threads/start.ts): a row is of use for a moment, in megabytes. */
const maxYoungGenerationSizeMb = 6;

/** An account as an export names it. */
export interface ExportAccount {
  readonly identifier: string;
  readonly accountId: string;
  readonly currency: Currency;
}

/** Which file is read, and how. */
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

/** Of which file it is to be found out how it is written. */
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

/** What the reading thread is asked: `read` begins a file, and each `next` is answered with a piece of it. */
export type ReadRequest =
  | { readonly kind: 'inspect'; readonly order: InspectOrder }
  | { readonly kind: 'read'; readonly order: ReadOrder }
  | { readonly kind: 'next' };

/** A piece of a file as it comes across from its thread. */
export type ReadPiece = Omit<ParsedExport, 'rows'> & { readonly rows: Rows };

export type ReadAnswer =
  | { readonly kind: 'piece'; readonly piece: ReadPiece }
  | { readonly kind: 'end' }
  | { readonly kind: 'inspected'; readonly inspection: Inspection }
  | { readonly kind: 'unfit'; readonly reason: UnfitReason }
  | { readonly kind: 'failed'; readonly message: string };

/** A thread that reads files, one thing after the other. */
export interface FileReader {
  /** Finds out how a file is written. Throws an UnfitExport for one that cannot be taken as a whole. */
  inspect(order: InspectOrder): Promise<Inspection>;
  /**
   * Reads an export's file. The next piece comes across while the caller is at work on the one before; more than those two are
   * in nobody's memory. Throws where the file cannot be read; what came before was given. Throws an UnfitExport at once where
   * it is no export that can be taken.
   */
  read(order: ReadOrder): AsyncGenerator<ReadPiece>;
  end(): Promise<unknown>;
}

/** Starts a thread (`entry`) that reads files, lets it work, and ends it. */
export async function withFileReader<Value>(entry: URL, work: (reader: FileReader) => Promise<Value>): Promise<Value> {
  const reader = startFileReader(entry);
  try {
    return await work(reader);
  } finally {
    await reader.end();
  }
}

type Given = Exclude<ReadAnswer, { readonly kind: 'unfit' | 'failed' }>;

function startFileReader(entry: URL): FileReader {
  const worker = new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb } });
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`The thread that reads files has ended with ${code}.`);
  });
  // It ends by our own hand as well, and then nobody waits for it.
  ended.catch(() => {});
  const ask = async (request: ReadRequest): Promise<Given> => {
    const answered = once(worker, 'message');
    worker.postMessage(request);
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
  return {
    inspect: async (order) => {
      const answer = await ask({ kind: 'inspect', order });
      if (answer.kind !== 'inspected') throw new Error(`The reader of ${order.path} answered ${answer.kind}.`);
      return answer.inspection;
    },
    read: async function* (order) {
      worker.postMessage({ kind: 'read', order } satisfies ReadRequest);
      let next = ask({ kind: 'next' });
      for (;;) {
        const answer = await next;
        if (answer.kind === 'end') return;
        if (answer.kind !== 'piece') throw new Error(`The reader of ${order.path} answered ${answer.kind}.`);
        next = ask({ kind: 'next' });
        // Whoever stops in the middle does not wait for it.
        next.catch(() => {});
        yield answer.piece;
      }
    },
    end: () => worker.terminate(),
  };
}
