import { suspect } from '../database/check.ts';
import { describeProblem, type LedgerProblem } from '../problem.ts';
import type { Remote } from '../threads/messages.ts';
import type { ReaderMethods } from '../threads/reader.ts';
import { startThread, type ThreadEntry } from '../threads/start.ts';
import { backupFile, listBackupsUntil } from './list.ts';
import { removeBackup } from './write.ts';

/** How many backups are kept, and how old the newest may become, in milliseconds. */
export const backupsKept = 14;
export const backupAge = 24 * 60 * 60_000;

export interface BackupPorts {
  /** The folder of the ledger, and its file. */
  readonly folder: string;
  readonly file: string;
  readonly readerThread: ThreadEntry;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Whether the file was left uncleanly, and is to be looked at from end to end even though no backup is due. */
  readonly unclean: boolean;
  /** Told after each try: what kept a backup from being made, which damage of the ledger is one reason for, or null. */
  readonly onTried: (problem: LedgerProblem | null) => void;
}

/** The daily backup of an open ledger, and with it the full check of its file. */
export interface Backups {
  /** Makes one if the newest is a day old; resolves when it is on the disk, or could not be made. */
  makeIfDue(): Promise<void>;
  /** When the newest one was made, in milliseconds since 1970 UTC; null when there is none. */
  newestAt(): number | null;
  /** What the last try met with, or the damage that any of them found; null when it went well. */
  problem(): LedgerProblem | null;
  /** Waits for one that is being made; none begins any more. */
  stop(): Promise<void>;
}

/** Keeps the last fourteen days: looks soon after the start, so that the first screen comes first, and every hour. */
export function keepBackups(ports: BackupPorts, { first = 5_000, next = 60 * 60_000 } = {}): Backups {
  let running: Promise<void> | undefined;
  let isStopped = false;
  let unclean = ports.unclean;
  let problem: LedgerProblem | null = null;
  const onTried = (met: LedgerProblem | null) => {
    // Damage stays until the next start has looked at the whole file: a full disk an hour later does not heal it.
    if (problem?.kind === 'corrupt') return;
    problem = met;
    ports.onTried(met);
  };
  const makeIfDue = async () => {
    // Another program may own the file by then.
    if (isStopped) return;
    running ??= work({ ...ports, onTried }, unclean).finally(() => {
      running = undefined;
      unclean = false;
    });
    await running;
  };
  const soon = setTimeout(makeIfDue, first).unref();
  const hourly = setInterval(makeIfDue, next).unref();
  return {
    makeIfDue,
    newestAt: () => listBackupsUntil(ports.folder, ports.now())[0]?.at ?? null,
    problem: () => problem,
    stop: async () => {
      isStopped = true;
      clearTimeout(soon);
      clearInterval(hourly);
      await running;
    },
  };
}

/** A backup checks every page as it is. After an unclean end the check comes alone, lest crashes push good backups out. */
async function work(ports: BackupPorts, unclean: boolean): Promise<void> {
  const { folder, file, now, onTried } = ports;
  const due = isDue(folder, now());
  if (!due && !unclean) return;
  try {
    await inThreadOfItsOwn(ports, (methods) =>
      due ? methods.writeBackup(backupFile(folder, now())) : methods.checkWholeFile(),
    );
    for (const old of listBackupsUntil(folder, now()).slice(backupsKept)) removeBackup(old.file);
    onTried(null);
  } catch (failure) {
    const problem = describeProblem(failure, file);
    if (problem.kind === 'corrupt') suspect(file);
    onTried(problem);
  }
}

function isDue(folder: string, now: number): boolean {
  const newest = listBackupsUntil(folder, now)[0];
  return newest === undefined || now - newest.at >= backupAge;
}

async function inThreadOfItsOwn(
  { readerThread, file }: BackupPorts,
  use: (methods: Remote<ReaderMethods>) => Promise<void>,
): Promise<void> {
  const thread = await startThread<ReaderMethods>(readerThread, file);
  try {
    await use(thread.methods);
  } finally {
    await thread.close();
  }
}
