import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Feed } from '../ports/feed.ts';
import type { Intake } from '../ports/intake.ts';
import type { Journal } from '../ports/journal.ts';
import type { Views } from '../ports/views.ts';
import { type Backups, keepBackups } from './backup/keep.ts';
import { listBackups } from './backup/list.ts';
import { endedUncleanly } from './database/check.ts';
import { openFeed, tellChanges } from './feed.ts';
import { takeOwnership } from './owner.ts';
import { LedgerProblem } from './problem.ts';
import type { CheckpointerMethods } from './threads/checkpointer.ts';
import { type KeptThread, keepThread } from './threads/keep.ts';
import type { Methods, Remote, SlowStatement } from './threads/messages.ts';
import { isMoneyCall } from './threads/money-calls.ts';
import type { ReaderMethods } from './threads/reader.ts';
import { type SearchAside, searchAside } from './threads/search-aside.ts';
import { startThread } from './threads/start.ts';
import type { WriterMethods } from './threads/writes.ts';
import { keepLogShort } from './upkeep/keep-log-short.ts';

/** The local log: what was done at this desk and what is known of the merchant's transactions. */
export interface Ledger {
  /** What is done at this desk; resolves when the change is durable. */
  readonly journal: Journal;
  /** How facts come in. */
  readonly intake: Intake;
  readonly views: Views;
  /** What changed, once it is durable. */
  readonly feed: Feed;
  readonly file: string;
  readonly backups: Pick<Backups, 'makeIfDue' | 'newestAt' | 'problem'>;
  /** Makes every projection anew from the log. */
  rebuildProjections(): Promise<void>;
  close(): Promise<void>;
}

/** Where the threads' entry files are: sources beside us, or bundled files in a package. */
export interface LedgerThreads {
  readonly writer: URL;
  readonly reader: URL;
  readonly checkpointer: URL;
}

/** What is needed to keep backups: a clock in milliseconds UTC, and who hears of each try (see backup/keep.ts). */
export interface LedgerOptions {
  readonly now?: () => number;
  readonly onBackup?: (problem: LedgerProblem | null) => void;
  /** Told of each thread that died and is started again. */
  readonly onDied?: (problem: LedgerProblem) => void;
  /** Told once when a thread cannot be kept running: the ledger is of no more use, and is to be closed. */
  readonly onLost?: (problem: LedgerProblem) => void;
  /** Told of each statement that took `slowAfter` milliseconds or longer; 50 where nothing is said. */
  readonly onSlow?: (statement: SlowStatement) => void;
  readonly slowAfter?: number;
}

/** The name of the ledger in its folder. */
export function ledgerFile(folder: string): string {
  return join(folder, 'ledger.sqlite');
}

/**
 * Opens the ledger of one environment in its folder, as its only owner. Rejects with a LedgerProblem that says
 * what is wrong with the file: owned by another process, corrupt, gone, from a newer program, read-only.
 */
export async function openLedger(folder: string, threads: LedgerThreads, options: LedgerOptions = {}): Promise<Ledger> {
  const ownership = takeOwnership(folder);
  const file = ledgerFile(folder);
  const { now = Date.now, onBackup = () => {}, onDied = () => {}, onLost = () => {} } = options;
  const { onSlow = () => {}, slowAfter = 50 } = options;
  const keep = <M extends Methods>(entry: URL): Promise<KeptThread<M>> =>
    keepThread<M>({
      start: () => startThread<M>(entry, file, { isUrgent: isMoneyCall, onSlow, slowAfter }),
      now,
      onDied,
      onLost,
    });
  try {
    assertNotLost(folder, file);
    const unclean = endedUncleanly(file);
    const writer = await keep<WriterMethods>(threads.writer);
    const reader = await keep<ReaderMethods>(threads.reader);
    const log = keepLogShort({ file, start: () => startCheckpointer(threads.checkpointer, file) });
    const readerThread = threads.reader;
    const search = searchAside(reader.methods, () => startThread<ReaderMethods>(readerThread, file));
    const backups = keepBackups({ folder, file, readerThread, now, unclean, onTried: onBackup });
    const feed = openFeed();
    const writing = tellChanges(writer.methods, feed);
    return {
      journal: writing,
      intake: writing,
      views: withSearch(reader.methods, search),
      feed,
      file,
      backups,
      rebuildProjections: writing.rebuildProjections,
      close: async () => {
        await backups.stop();
        await search.close();
        await log.stop();
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

async function startCheckpointer(entry: URL, file: string) {
  const { methods, close } = await startThread<CheckpointerMethods>(entry, file);
  return { checkpoint: methods.checkpoint, close };
}

/** The reader's answers, but for searches: its methods are known by their names alone. */
function withSearch(reader: Remote<ReaderMethods>, { searchTransactions, searchOn }: SearchAside): Views {
  return Object.assign(Object.create(reader) as Remote<ReaderMethods>, { searchTransactions, searchOn });
}

/** A file that is gone or empty would be begun anew without a word, and every open case with it: backups tell of it. */
function assertNotLost(folder: string, file: string): void {
  if (existsSync(file) && statSync(file).size > 0) return;
  if (listBackups(folder).length > 0) throw new LedgerProblem('missing', `${file} is gone or empty.`, file);
}
