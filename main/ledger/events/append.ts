import { v7 as createId } from 'uuid';
import type { WritableDatabase } from '../database/open.ts';
import { projectEvent } from '../projections/project.ts';
import { digestEvent } from './digest.ts';
import { type EventBody, eventBody, type LedgerEvent, type Stamp, schemaVersion } from './event.ts';

interface Head {
  readonly sequence: number;
  readonly digest: string;
}

/**
 * Adds a line to the log and brings the projections up to it. Call it inside a transaction: the line and what
 * follows from it become durable together.
 */
export function appendEvent(database: WritableDatabase, body: EventBody, stamp: Stamp): LedgerEvent {
  const bytes = Buffer.from(JSON.stringify(eventBody.parse(body)), 'utf8');
  const { deskId, head } = readHead(database);
  const line = {
    deskId,
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
  const event = { sequence: line.sequence, actor: stamp.actor, recordedAt: stamp.at, body };
  projectEvent(database, event);
  return event;
}

function readHead(database: WritableDatabase): { deskId: string; head: Head } {
  const deskId = database.prepare<[], string>('SELECT desk_id FROM ledger').pluck().get();
  if (deskId === undefined) throw new Error(`${database.name} has no desk id.`);
  const head = database
    .prepare<[string], Head>('SELECT sequence, digest FROM events WHERE desk_id = ? ORDER BY sequence DESC LIMIT 1')
    .get(deskId);
  return { deskId, head: head ?? { sequence: 0, digest: '' } };
}

/** The number of the newest line; 0 for an empty log. Observations remember it as their place in time. */
export function newestSequence(database: WritableDatabase): number {
  return readHead(database).head.sequence;
}
