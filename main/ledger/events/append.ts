import { v7 as createId } from 'uuid';
import type { Event, Stamp } from '../../domain/event.ts';
import { projectLine } from '../projections/project-line.ts';
import type { Writing } from '../writing/writing.ts';
import { digestEvent } from './digest.ts';
import { readHead } from './head.ts';
import { schemaVersion } from './read-body.ts';
import { writeBody } from './write-body.ts';

/**
 * Adds a line to the log and brings the projections up to it. Call it inside a transaction: the line and what
 * follows from it become durable together.
 */
export function appendEvent(writing: Writing, event: Event, stamp: Stamp): void {
  const { database } = writing;
  const bytes = Buffer.from(JSON.stringify(writeBody(database, event)), 'utf8');
  const head = readHead(database);
  const line = {
    deskId: head.deskId,
    sequence: head.sequence + 1,
    eventId: createId(),
    schemaVersion,
    actor: stamp.actor,
    recordedAt: stamp.at,
    body: bytes,
    previousDigest: head.digest,
  };
  database
    .prepare(
      `INSERT INTO events
         (desk_id, sequence, event_id, schema_version, actor, recorded_at, body, previous_digest, digest)
       VALUES (@deskId, @sequence, @eventId, @schemaVersion, @actor, @recordedAt, @body, @previousDigest, @digest)`,
    )
    .run({ ...line, digest: digestEvent(line) });
  // What the line says, not what it was made from: a rebuild has nothing else, and must give the very same rows.
  projectLine(writing, { ...line, at: stamp.at, deskId: null });
}

/** The number of the newest line; 0 for an empty log. Observations remember it as their place in time. */
export function newestSequence({ database }: Writing): number {
  return readHead(database).sequence;
}
