import { LedgerProblem, notPrepared } from '../problem.ts';
import { forRebuild, requireSpace } from '../rebuild/space.ts';
import { copyBefore } from './copy-before.ts';
import { firstLedger } from './migrations/0001-first-ledger.ts';
import { plansAndAliases } from './migrations/0002-plans-and-aliases.ts';
import { proofs } from './migrations/0003-proofs.ts';
import { notifications } from './migrations/0004-notifications.ts';
import { ownLog } from './migrations/0005-own-log.ts';
import { yearsOfData } from './migrations/0006-years-of-data.ts';
import { whatIsNotKnown } from './migrations/0007-what-is-not-known.ts';
import { whatRowsTell } from './migrations/0008-what-rows-tell.ts';
import { charges } from './migrations/0009-charges.ts';
import { lookedFor } from './migrations/0010-looked-for.ts';
import { severalDesks } from './migrations/0011-several-desks.ts';
import { whatFollows } from './migrations/0012-what-follows.ts';
import { whatIsNotFinal } from './migrations/0013-what-is-not-final.ts';
import type { Migration } from './migrations/migration.ts';
import type { WritableDatabase } from './open.ts';
import { markStale } from './stale.ts';

export const migrations: readonly Migration[] = [
  firstLedger,
  plansAndAliases,
  proofs,
  notifications,
  ownLog,
  yearsOfData,
  whatIsNotKnown,
  whatRowsTell,
  charges,
  lookedFor,
  severalDesks,
  whatFollows,
  whatIsNotFinal,
];

/**
 * Brings the file to the program's shape: all steps in one transaction, after a copy of the file was made. Where a step asks
 * for it, the projections are marked as stale (see stale.ts); whoever opens the file has them made anew before anything
 * is written. A file that a newer program wrote is left as it is and refused (`fromTheFuture`); a step that fails leaves
 * it as it was (`notPrepared`).
 */
export function migrate(database: WritableDatabase, steps: readonly Migration[] = migrations): void {
  assertAscending(steps);
  const present = Number(database.pragma('user_version', { simple: true }));
  const target = steps.at(-1)?.version ?? 0;
  if (present > target) {
    throw new LedgerProblem(
      'fromTheFuture',
      `${database.name} has version ${present}, and this program knows ${target}. Install the newer program again.`,
      database.name,
    );
  }
  if (present === target) return;
  const missing = steps.filter(({ version }) => version > present);
  if (present > 0) {
    requireSpace(database.name, missing.some(({ rebuilds }) => rebuilds) ? 1 + forRebuild : 1);
    copyBefore(database, target);
  }
  try {
    database.transaction(() => takeSteps(database, missing, present > 0)).immediate();
  } catch (failure) {
    throw notPrepared(failure, database.name);
  }
  database.pragma('optimize');
}

function takeSteps(database: WritableDatabase, missing: readonly Migration[], hasRows: boolean): void {
  for (const step of missing) {
    step.up(database);
    database.pragma(`user_version = ${step.version}`);
  }
  if (!hasRows) return;
  for (const { rebuilds } of missing) if (rebuilds) markStale(database, rebuilds.meanwhile);
}

function assertAscending(steps: readonly Migration[]): void {
  for (const [index, { version }] of steps.entries()) {
    if (version !== index + 1) throw new Error(`Migration ${version} stands at place ${index + 1}.`);
  }
}
