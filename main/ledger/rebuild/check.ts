import type { ReadableDatabase } from '../database/open.ts';
import { LedgerProblem } from '../problem.ts';
import { countTruth, identifyTruth } from './truth.ts';

/**
 * What has to hold before a new file takes the place of the old one, which is attached as `old`: its pages are sound, and it
 * has the same desk, as many rows of the truth and the same end of the log. Throws `notPrepared` that says what does not.
 */
export function assertWhole(database: ReadableDatabase): void {
  const said = database.prepare<[], string>('PRAGMA main.quick_check(5)').pluck().all();
  if (said[0] !== 'ok') refuse(database, said.join('; '));
  const [present, wanted] = [countTruth(database, 'main'), countTruth(database, 'old')];
  for (const [table, count] of Object.entries(wanted)) {
    if (present[table] !== count) refuse(database, `${present[table]} of ${count} rows of the table ${table}`);
  }
  if (identifyTruth(database, 'main') !== identifyTruth(database, 'old')) refuse(database, 'the end of another log');
}

function refuse({ name }: ReadableDatabase, what: string): never {
  throw new LedgerProblem('notPrepared', `${name} cannot take the place of its ledger: it has ${what}.`, name);
}
