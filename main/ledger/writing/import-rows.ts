import { randomBytes } from 'node:crypto';
import type { FactSource } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import { appendEvent, newestSequence } from '../events/append.ts';
import { commit } from '../events/digest.ts';
import type { Stamp } from '../events/event.ts';
import { digestObservations } from '../import/digest.ts';
import type { ImportedRow, Person } from '../import/observation.ts';
import { recordObservation } from '../projections/observed-transaction.ts';
import { proveByRows } from './prove.ts';

/**
 * Keeps a piece of an import, a few hundred rows at a time so that a refund never waits for a file. Each row
 * remembers after which event it came in: a rebuild replays both in the same order. Gives the operations that the rows
 * settled.
 */
export function keepObservations(
  database: WritableDatabase,
  importId: string,
  { rows, source }: { readonly rows: readonly ImportedRow[]; readonly source: FactSource },
  stamp: Stamp,
): string[] {
  const afterSequence = newestSequence(database);
  const insert = database.prepare(
    `INSERT INTO observations (import_id, after_sequence, body, person_id, person_commitment)
     VALUES (@importId, @afterSequence, @body, @personId, @commitment)`,
  );
  for (const { observation, person } of rows) {
    const kept = keepPerson(database, person);
    const body = JSON.stringify({ ...observation, knownAt: stamp.at, source });
    insert.run({ importId, afterSequence, body, ...kept });
    recordObservation(database, observation, person, { knownAt: stamp.at, source });
  }
  return proveByRows(database, stamp);
}

/** Ends an import by its one event, with a digest over everything that it brought. */
export function recordImport(database: WritableDatabase, importId: string, source: string, stamp: Stamp): void {
  const brought = digestObservations(database, importId);
  appendEvent(database, { kind: 'importRecorded', importId, source, ...brought }, stamp);
}

/** One row a person, however many transactions they have: erasing them is one update. */
function keepPerson(database: WritableDatabase, person: Person): { personId: number; commitment: string } {
  const body = JSON.stringify(person);
  const known = database
    .prepare<[string], { personId: number; salt: Buffer }>(
      'SELECT person_id AS personId, salt FROM people WHERE body = ?',
    )
    .get(body);
  if (known) return { personId: known.personId, commitment: commit(known.salt, body) };
  const salt = randomBytes(16);
  const { lastInsertRowid } = database.prepare('INSERT INTO people (salt, body) VALUES (?, ?)').run(salt, body);
  return { personId: Number(lastInsertRowid), commitment: commit(salt, body) };
}
