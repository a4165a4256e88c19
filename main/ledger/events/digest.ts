import { createHash } from 'node:crypto';

/** What of a line its digest covers: everything, and the exact bytes of its body. */
export interface DigestedLine {
  readonly deskId: string;
  readonly sequence: number;
  readonly eventId: string;
  readonly schemaVersion: number;
  readonly actor: string;
  readonly recordedAt: number;
  readonly body: Buffer;
  readonly previousDigest: string;
}

/** SHA-256 in hexadecimal. Each digest covers the one before, so a line cannot change without all later ones. */
export function digestEvent(line: DigestedLine): string {
  const { deskId, sequence, eventId, schemaVersion, actor, recordedAt, previousDigest, body } = line;
  const head = JSON.stringify([previousDigest, deskId, sequence, eventId, schemaVersion, actor, recordedAt]);
  return createHash('sha256').update(head).update('\n').update(body).digest('hex');
}

/** The salted digest by which an event points at text that can be erased. */
export function commit(salt: Buffer, text: string): string {
  return createHash('sha256').update(salt).update(text, 'utf8').digest('hex');
}
