import { copyFileSync, existsSync } from 'node:fs';
import { LedgerProblem } from '../problem.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { firstLedger } from './migrations/0001-first-ledger.ts';
import { plansAndAliases } from './migrations/0002-plans-and-aliases.ts';
import { proofs } from './migrations/0003-proofs.ts';
import { notifications } from './migrations/0004-notifications.ts';
import { ownLog } from './migrations/0005-own-log.ts';
import { yearsOfData } from './migrations/0006-years-of-data.ts';
import type { Migration } from './migrations/migration.ts';
import type { WritableDatabase } from './open.ts';

export const migrations: readonly Migration[] = [
  firstLedger,
  plansAndAliases,
  proofs,
  notifications,
  ownLog,
  yearsOfData,
];

/**
 * Brings the file to the program's shape: all steps and a rebuild in one transaction, after a copy of the file was made.
 * A file that a newer program wrote is left as it is and refused (`fromTheFuture`).
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
  if (present > 0) copyBefore(database, target);
  database
    .transaction(() => {
      for (const step of steps.filter(({ version }) => version > present)) {
        step.up(database);
        database.pragma(`user_version = ${step.version}`);
      }
      // What a new column can know of the past stands in the log: a later rebuild must not find other rows.
      if (present > 0) rebuildProjections(database);
    })
    .immediate();
  database.pragma('optimize');
}

/** The copy is complete because the write-ahead log was emptied into the file first. */
function copyBefore(database: WritableDatabase, target: number): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
  const copy = `${database.name}.before-version-${target}`;
  if (!existsSync(copy)) copyFileSync(database.name, copy);
}

function assertAscending(steps: readonly Migration[]): void {
  for (const [index, { version }] of steps.entries()) {
    if (version !== index + 1) throw new Error(`Migration ${version} stands at place ${index + 1}.`);
  }
}
