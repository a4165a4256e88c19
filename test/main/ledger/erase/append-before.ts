import { v7 as createId } from 'uuid';
import type { Event } from '../../../../main/domain/event.ts';
import { digestEvent } from '../../../../main/ledger/events/digest.ts';
import { readHead } from '../../../../main/ledger/events/head.ts';
import { projectLine } from '../../../../main/ledger/projections/project-line.ts';
import type { Writing } from '../../../../main/ledger/writing/writing.ts';
import { stamp } from '../samples.ts';

/** An attempt that ended with an answer under the id of another operation, and in these words. */
export function endedByForeignAnswer(operationId: string, attemptId: string, message: string): Event {
  const answer = { execcode: '4001', message, transactionId: 'X1' };
  const outcome = { kind: 'unknown', cause: 'answeredAnothersId', answer } as const;
  return { kind: 'attemptEnded', operationId, attemptId, outcome, verdict: 'unknown', state: 'unknown' };
}

/** Adds a line of version 2 with its texts in clear, as programs wrote foreign answers before those stood apart. */
export function appendBefore(writing: Writing, event: Event): void {
  const { database } = writing;
  const { deskId, sequence, digest } = readHead(database);
  const line = {
    deskId,
    sequence: sequence + 1,
    eventId: createId(),
    schemaVersion: 2,
    actor: stamp.actor,
    recordedAt: stamp.at,
    body: Buffer.from(JSON.stringify(event), 'utf8'),
    previousDigest: digest,
  };
  database
    .prepare(
      `INSERT INTO events
         (desk_id, sequence, event_id, schema_version, actor, recorded_at, body, previous_digest, digest)
       VALUES (@deskId, @sequence, @eventId, @schemaVersion, @actor, @recordedAt, @body, @previousDigest, @digest)`,
    )
    .run({ ...line, digest: digestEvent(line) });
  projectLine(writing, { ...line, at: stamp.at, deskId: null });
}
