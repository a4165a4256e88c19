import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { closeInTurn } from '../close-in-turn.ts';
import type { Audit } from '../ports/audit.ts';
import type { Feed } from '../ports/feed.ts';
import type { Imports } from '../ports/imports.ts';
import type { Intake } from '../ports/intake.ts';
import type { Journal } from '../ports/journal.ts';
import type { Replica } from '../ports/replica.ts';
import type { TeamBond, TeamRecords } from '../ports/team-records.ts';
import type { Views } from '../ports/views.ts';
import { type Backups, keepBackups } from './backup/keep.ts';
import { keepBackupsLater } from './backup/keep-later.ts';
import { listBackups } from './backup/list.ts';
import { endedUncleanly } from './database/check.ts';
import { openFeed } from './feed.ts';
import { openPrepared } from './open-prepared.ts';
import type { LedgerThreads } from './open-threads.ts';
import { takeOwnership } from './owner.ts';
import type { Preparation } from './prepare.ts';
import { keepReopening } from './prepare-again.ts';
import { describeProblem, LedgerProblem } from './problem.ts';
import { openReplica, openTeamRecords } from './replica/open.ts';
import type { SlowStatement } from './threads/messages.ts';
import { readWitness } from './witness/read.ts';

export type { LedgerThreads } from './open-threads.ts';

/** The local log: what was done at this desk and what is known of the merchant's transactions. */
export interface Ledger {
  /** What is done at this desk; resolves when the change is durable. */
  readonly journal: Journal;
  /** How facts come in. */
  readonly intake: Intake;
  readonly views: Views;
  /** Who did what, line by line. */
  readonly audit: Audit;
  /** Files that came in. */
  readonly imports: Imports;
  /** This desk's log as its team is told of it, and the logs of colleagues. */
  readonly replica: Replica;
  /** What it keeps of its team. */
  readonly team: TeamRecords;
  /** What changed, once it is durable. */
  readonly feed: Feed;
  readonly file: string;
  readonly backups: Pick<Backups, 'makeIfDue' | 'newestAt' | 'problem'>;
  /** How far it is while it is made anew, and why that is: until then it is only read. Null once that is done. */
  preparation(): Preparation | null;
  /** Resolves once it can be written, which may be never; asked again after a withdrawal, once it can be again. */
  readonly whenPrepared: Promise<void>;
  /** Said before it is closed: whoever waits for it to be made anew is refused, and the next start goes on with that. */
  stopPreparing(): void;
  /** Makes every projection anew from the log. */
  rebuildProjections(): Promise<void>;
  close(): Promise<void>;
}

/** A clock in milliseconds UTC, who hears of each try to make a backup (see backup/keep.ts), and who of the preparation. */
export interface LedgerOptions {
  readonly now?: () => number;
  readonly onBackup?: (problem: LedgerProblem | null) => void;
  /** Told whenever `preparation` has changed. */
  readonly onProgress?: () => void;
  /** Awaited as soon as the ledger can be written, and before anybody else may; told which team it is of. */
  readonly onWritable?: (journal: Journal, bond: TeamBond | null) => Promise<unknown>;
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
  const { now = Date.now, onBackup = () => {}, onProgress = () => {}, onWritable = async () => {} } = options;
  const { onDied = () => {}, onLost = () => {}, onSlow = () => {}, slowAfter = 50 } = options;
  try {
    assertNotLost(folder, file);
    const unclean = endedUncleanly(file);
    const feed = openFeed();
    const keeping = { now, onDied, onLost, onSlow, slowAfter };
    const open = () => openPrepared({ file, threads, feed, onProgress, onWritable, ...keeping });
    const first = await open();
    const opened = keepReopening(first, {
      open,
      onProgress,
      onLost: (failure) => onLost(describeProblem(failure, file)),
    });
    const { writing, views, preparation } = opened;
    const readerThread = threads.reader;
    const keep = (unclean: boolean) => keepBackups({ folder, file, readerThread, now, unclean, onTried: onBackup });
    const keepLater = (moment: Promise<void>, unclean: boolean) =>
      keepBackupsLater({ folder, now }, moment, () => keep(unclean));
    let prepared = orNever(first.whenPrepared);
    let backups = preparation() === null ? keep(unclean) : keepLater(prepared, unclean);
    const makeAnew = async () => {
      // Nobody may have the file open when the new one takes its place.
      await backups.stop();
      const again = opened.prepareAgain();
      prepared = orNever(again);
      backups = keepLater(prepared, false);
      return { again };
    };
    const withdrawImport: Imports['withdrawImport'] = async (importId, stamp) => {
      const withdrawal = await writing.withdrawImport(importId, stamp);
      if (withdrawal.kind === 'withdrawn') await makeAnew();
      return withdrawal;
    };
    const prepareAgain = async () => {
      const { again } = await makeAnew();
      await again;
    };
    return {
      journal: writing,
      intake: writing,
      views,
      audit: { readAudit: (question) => views.readAudit(question) },
      imports: {
        beginImport: (...words) => writing.beginImport(...words),
        findUnfinished: (identity) => views.findUnfinished(identity),
        listImports: (limit) => views.listImports(limit),
        findKnown: (keys) => views.findKnown(keys),
        withdrawImport,
      },
      replica: openReplica({ views, writing, now, prepareAgain }),
      team: openTeamRecords({ views, writing }),
      feed,
      file,
      backups: {
        makeIfDue: () => backups.makeIfDue(),
        newestAt: () => backups.newestAt(),
        problem: () => backups.problem(),
      },
      preparation,
      get whenPrepared() {
        return prepared;
      },
      stopPreparing: () => opened.stop(),
      rebuildProjections: () => writing.rebuildProjections(),
      close: () =>
        closeInTurn(
          () => backups.stop(),
          () => opened.close(),
          () => ownership.release(),
        ),
    };
  } catch (problem) {
    ownership.release();
    throw problem;
  }
}

/** For whoever only goes on once it is there, and has nobody to tell that it never will be. */
function orNever(moment: Promise<void>): Promise<void> {
  return moment.catch(() => new Promise<never>(() => {}));
}

/** A file that is gone or empty would be begun anew without a word, and every open case with it: what it left tells of it. */
function assertNotLost(folder: string, file: string): void {
  if (existsSync(file) && statSync(file).size > 0) return;
  const witness = readWitness(file);
  const hadLines = witness.kind === 'damaged' || (witness.kind === 'head' && witness.head.sequence > 0);
  if (hadLines || listBackups(folder).length > 0) throw new LedgerProblem('missing', `${file} is gone or empty.`, file);
}
