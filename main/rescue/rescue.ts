import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Host } from '../hosts/host.ts';
import { type Backup, listBackups, listBackupsUntil } from '../ledger/backup/list.ts';
import { findCopyBefore, putBack } from '../ledger/backup/put-back.ts';
import { restoreBackup } from '../ledger/backup/restore.ts';
import { takeOwnership } from '../ledger/owner.ts';
import { describeProblem, type LedgerProblem, type ProblemKind } from '../ledger/problem.ts';
import { toFileStamp } from '../ledger/stamp.ts';
import { acceptLedger } from '../ledger/witness/accept.ts';
import { describeSituation, type Situation } from './describe.ts';
import { inspectLedger } from './inspect.ts';
import type { Choice } from './screen.ts';

/** What the rescue needs of the program around it. */
export interface RescuePorts {
  readonly host: Pick<Host, 'showFailure' | 'about'>;
  readonly now: () => number;
  readonly openFolder: (folder: string) => void;
  /** Has the keychain forget what was sealed of a desk's ledger, on a person's word that it may be missing. */
  readonly forgetSealed?: (deskId: string) => Promise<void>;
}

/**
 * Shows what is wrong and does what the person chooses, until they want the start tried again or have given up. It
 * changes no file unless it is told to, and then it moves files and removes none.
 */
export async function rescue(ports: RescuePorts, first: LedgerProblem): Promise<'again' | 'quit'> {
  const unsound: string[] = [];
  for (let problem = first; ; ) {
    const situation = assess(problem, unsound, ports.now());
    const choice = await ask(ports, situation);
    try {
      switch (choice) {
        case 'restore':
          if (restoreIn(situation, ports)) return 'again';
          unsound.push(situation.loss?.backup?.file ?? '');
          break;
        case 'accept':
          acceptIn(situation, ports);
          return 'again';
        case 'putBack':
          putBackIn(situation, ports.now());
          return 'quit';
        case 'setAside':
          setAside(problem, ports.now());
          return 'again';
        case 'openFolder':
          ports.openFolder(dirname(situation.file ?? ''));
          break;
        case 'again':
        case 'quit':
          return choice;
        case 'goOn':
          throw new Error('A ledger cannot be gone on without.');
      }
    } catch (failure) {
      // Restoring needs the disk, and the lock, that something else may have.
      problem = describeProblem(failure, problem.file ?? '');
    }
  }
}

/** Shows a situation and gives the choice that was made; closing the screen is the last one, which changes nothing. */
export async function ask({ host }: Pick<RescuePorts, 'host'>, situation: Situation): Promise<Choice> {
  const { title, text, choices } = describeSituation(situation, host.about.systemLocale);
  const made = await host.showFailure(
    title,
    text,
    choices.map(({ label }) => label),
  );
  return choices[made ?? -1]?.choice ?? 'quit';
}

function assess({ kind, file, message }: LedgerProblem, unsound: readonly string[], now: number): Situation {
  const situation = { trouble: kind, file, detail: message };
  if ((kind === 'notPrepared' || kind === 'noRoom') && file !== undefined) {
    return { ...situation, copy: findCopyBefore(file) };
  }
  if (!losses.some((loss) => loss === kind) || file === undefined) return situation;
  const backup = findBackup(dirname(file), unsound, now);
  return { ...situation, loss: { remains: inspectLedger(file), backup, unsound } };
}

/** The problems that a backup can be the way out of. */
const losses = ['corrupt', 'missing', 'olderThanWitness', 'withoutWitness'] as const satisfies readonly ProblemKind[];

/** The newest backup whose log can be read, those left out that were found unsound. One from the future comes last. */
function findBackup(folder: string, unsound: readonly string[], now: number): NonNullable<Situation['loss']>['backup'] {
  const [dated, undated] = [listBackupsUntil(folder, now), listBackups(folder).filter(({ at }) => at > now)];
  for (const backup of [...dated, ...undated].filter(({ file }) => !unsound.includes(file))) {
    const remains = inspectLedger(backup.file);
    if (remains) return { ...backup, ...remains };
  }
  return undefined;
}

/** False when the backup was not sound after all, and then nothing was changed. What it lacks was on the screen. */
function restoreIn({ file, loss }: Situation, ports: RescuePorts): boolean {
  const backup: Backup | undefined = loss?.backup;
  if (file === undefined || !backup) return false;
  const ownership = takeOwnership(dirname(file));
  try {
    const restored = restoreBackup(backup.file, file, toFileStamp(ports.now())).kind === 'restored';
    if (restored) accept(file, ports);
    return restored;
  } finally {
    ownership.release();
  }
}

function acceptIn({ file }: Situation, ports: RescuePorts): void {
  if (file === undefined) return;
  const ownership = takeOwnership(dirname(file));
  try {
    accept(file, ports);
  } finally {
    ownership.release();
  }
}

function accept(file: string, { now, forgetSealed }: RescuePorts): void {
  const head = acceptLedger(file, toFileStamp(now()));
  // A keychain may ask the person first, and the ledger opens without it.
  if (head) void forgetSealed?.(head.deskId);
}

function putBackIn({ file, copy }: Situation, at: number): void {
  if (file === undefined || !copy) return;
  const ownership = takeOwnership(dirname(file));
  try {
    putBack(copy, file, toFileStamp(at));
  } finally {
    ownership.release();
  }
}

function setAside({ file }: LedgerProblem, at: number): void {
  if (file !== undefined) renameSync(file, `${file}.broken-${toFileStamp(at)}`);
}
