import type { ReadableDatabase } from '../database/open.ts';
import { type DigestedLine, digestEvent } from '../events/digest.ts';
import { eventBody } from '../events/event.ts';
import type { Finding } from './finding.ts';

type StoredLine = DigestedLine & { readonly digest: string };

/**
 * Walks the log of each desk from its first line: numbers without a gap, each line tied to the one before, each digest
 * that of its own content, each body readable. After a broken tie it goes on from what stands there, so that one
 * damage is one finding and not one for every later line.
 */
export function verifyChain(database: ReadableDatabase): Finding[] {
  const findings: Finding[] = [];
  let before: StoredLine | undefined;
  for (const line of readLines(database)) {
    const previous = before?.deskId === line.deskId ? before : undefined;
    const where = `desk ${line.deskId}, line ${line.sequence}`;
    for (const what of judgeLine(line, previous)) findings.push({ check: 'chain', where, what });
    before = line;
  }
  return findings;
}

function judgeLine(line: StoredLine, previous: StoredLine | undefined): string[] {
  const expected = (previous?.sequence ?? 0) + 1;
  const wrong: string[] = [];
  if (line.sequence !== expected) wrong.push(`follows a gap: line ${expected} is missing`);
  else if (line.previousDigest !== (previous?.digest ?? '')) wrong.push('is not tied to the line before');
  if (digestEvent(line) !== line.digest) wrong.push('has been changed: its digest is another');
  if (!isReadable(line.body)) wrong.push('has a body that this program cannot read');
  return wrong;
}

function isReadable(body: Buffer): boolean {
  try {
    return eventBody.safeParse(JSON.parse(body.toString('utf8'))).success;
  } catch {
    return false;
  }
}

function readLines(database: ReadableDatabase): IterableIterator<StoredLine> {
  return database
    .prepare<[], StoredLine>(
      `SELECT desk_id AS deskId, sequence, event_id AS eventId, schema_version AS schemaVersion, actor,
              recorded_at AS recordedAt, body, previous_digest AS previousDigest, digest
       FROM events ORDER BY desk_id, sequence`,
    )
    .iterate();
}
