import { closeInTurn } from '../close-in-turn.ts';
import type { Audit } from '../ports/audit.ts';
import type { Imports } from '../ports/imports.ts';
import type { Replica } from '../ports/replica.ts';
import type { TeamRecords } from '../ports/team-records.ts';
import type { Views } from '../ports/views.ts';
import type { Stale } from './database/stale.ts';
import { type OpenFeed, type Telling, tellChanges } from './feed.ts';
import type { LedgerProblem } from './problem.ts';
import type { CheckpointerMethods } from './threads/checkpointer.ts';
import { type KeptThread, keepThread } from './threads/keep.ts';
import { type ListReader, readLists } from './threads/list-reader.ts';
import type { Methods, Remote, SlowStatement } from './threads/messages.ts';
import { isMoneyCall } from './threads/money-calls.ts';
import type { ReaderMethods } from './threads/reader.ts';
import { type SearchAside, searchAside } from './threads/search-aside.ts';
import { startThread, type ThreadEntry } from './threads/start.ts';
import type { WriterMethods } from './threads/writes.ts';
import { keepLogShort } from './upkeep/keep-log-short.ts';

/** Where the threads' entry files are: sources beside us, or bundled files in a package. */
export interface LedgerThreads {
  readonly writer: ThreadEntry;
  readonly reader: ThreadEntry;
  readonly checkpointer: URL;
  readonly rebuilder: URL;
}

export interface OpenPorts {
  readonly file: string;
  readonly threads: LedgerThreads;
}

/** What is needed to keep threads running, and who hears of them (see ledger.ts). */
export interface KeepingPorts {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly onDied: (problem: LedgerProblem) => void;
  readonly onLost: (problem: LedgerProblem) => void;
  readonly onSlow: (statement: SlowStatement) => void;
  readonly slowAfter: number;
}

/** All that is read of a ledger: what a screen asks, what an import does, and what a team is told. */
export type LedgerViews = Views &
  Audit &
  Pick<Imports, 'findUnfinished' | 'listImports' | 'findKnown'> &
  Pick<Replica, 'readHead' | 'readOwn' | 'findDigests' | 'readNewestLines' | 'readPlaces' | 'readReviewed'> &
  Pick<TeamRecords, 'readBond' | 'findRedacted'>;

/** A ledger that is written and read, each by a thread of its own. */
export interface Opened {
  readonly writing: Telling<WriterMethods>;
  readonly views: LedgerViews;
  close(): Promise<void>;
}

/**
 * Opens a ledger whose projections are those of its log. One of an older version is brought to the present shape; where its
 * projections have to be made anew before anything is written, nothing stays open and it says what they can be used for.
 */
export async function openThreads({
  file,
  threads,
  feed,
  now,
  onDied,
  onLost,
  onSlow,
  slowAfter,
}: OpenPorts & KeepingPorts & { readonly feed: OpenFeed }): Promise<
  { readonly opened: Opened } | { readonly stale: Stale }
> {
  const start = <M extends Methods>(entry: ThreadEntry) =>
    startThread<M>(entry, file, { isUrgent: isMoneyCall, onSlow, slowAfter });
  const keep = <M extends Methods>(entry: ThreadEntry): Promise<KeptThread<M>> =>
    keepThread<M>({ start: () => start<M>(entry), now, onDied, onLost });
  const writer = await keep<WriterMethods>(threads.writer);
  const writing = tellChanges(writer.methods, feed);
  /** A writer that stayed open would hold the file in the way of the next try. */
  const giveUp = async (failure: unknown): Promise<never> => {
    await writer.close();
    throw failure;
  };
  const stale = await writing.readStale().catch(giveUp);
  if (stale !== undefined) {
    await writer.close();
    return { stale };
  }
  const reader = await keep<ReaderMethods>(threads.reader).catch(giveUp);
  const startReader = () => start<ReaderMethods>(threads.reader);
  const search = searchAside(reader.methods, startReader);
  const lists = readLists(startReader);
  const log = keepLogShort({ file, start: () => startCheckpointer(threads.checkpointer, file) });
  const close = () => closeInTurn(search.close, lists.close, log.stop, reader.close, writer.close);
  return { opened: { writing, views: withOthers(reader.methods, search, lists), close } };
}

async function startCheckpointer(entry: URL, file: string) {
  const { methods, close } = await startThread<CheckpointerMethods>(entry, file);
  return { checkpoint: methods.checkpoint, close };
}

/** The screen's reader's answers, but for what others answer: its methods are known by their names alone. */
function withOthers(reader: Remote<ReaderMethods>, search: SearchAside, lists: ListReader): LedgerViews {
  const { searchTransactions, searchOn, sortTransactions } = search;
  const { walkList, walkSorted, findRow } = lists;
  const others = { searchTransactions, searchOn, sortTransactions, walkList, walkSorted, findRow };
  return Object.assign(Object.create(reader) as Remote<ReaderMethods>, others);
}
