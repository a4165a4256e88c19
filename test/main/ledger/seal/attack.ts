import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openWritable } from '../../../../main/ledger/database/open.ts';
import { type DigestedLine, digestEvent } from '../../../../main/ledger/events/digest.ts';
import { readHead } from '../../../../main/ledger/events/head.ts';
import { rebuildLedger } from '../../../../main/ledger/verify/rebuild.ts';
import { keepWitness } from '../../../../main/ledger/witness/keep.ts';
import { witnessFile } from '../../../../main/ledger/witness/read.ts';
import { damage } from '../verify/story.ts';

/*
 * What somebody does who can write the files and knows the program: everything in them fits together afterwards, but for
 * what stands elsewhere.
 */

const own = 'desk_id = (SELECT desk_id FROM ledger)';

/** Cuts this desk's log behind a line, with what came in after it. */
export function cutTail(file: string, last: number): void {
  damage(
    file,
    `DELETE FROM events WHERE sequence > ${last} AND ${own};
     DELETE FROM arrivals WHERE after_sequence > ${last};
     DELETE FROM observations WHERE after_sequence > ${last}`,
  );
  makeFit(file);
}

/** Changes who wrote a line of this desk's, and makes every digest behind it anew. */
export function changeLine(file: string, sequence: number): void {
  damage(file, `UPDATE events SET actor = 'somebody else' WHERE sequence = ${sequence} AND ${own}`);
  const database = new Database(file);
  for (const trigger of ['events_are_never_changed', 'events_are_never_removed']) {
    database.exec(`DROP TRIGGER IF EXISTS ${trigger}`);
  }
  const lines = database
    .prepare<[], DigestedLine>(
      `SELECT desk_id AS deskId, sequence, event_id AS eventId, schema_version AS schemaVersion, actor,
              recorded_at AS recordedAt, body, previous_digest AS previousDigest FROM events WHERE ${own} ORDER BY sequence`,
    )
    .all();
  let previousDigest = '';
  for (const line of lines) {
    const digest = digestEvent({ ...line, previousDigest });
    database
      .prepare(`UPDATE events SET previous_digest = ?, digest = ? WHERE sequence = ? AND ${own}`)
      .run(previousDigest, digest, line.sequence);
    previousDigest = digest;
  }
  database.close();
  makeFit(file);
}

function makeFit(file: string): void {
  rebuildLedger(file, 'forged');
  forgeWitness(file);
}

/** A witness of the ledger as it stands. */
export function forgeWitness(file: string): void {
  rmSync(witnessFile(file), { force: true });
  const database = openWritable(file);
  keepWitness(file, readHead(database)).close();
  database.close();
}
