import type { ReadableDatabase } from '../database/open.ts';
import type { DigestedLine } from '../events/digest.ts';
import { isReadable } from '../events/read-body.ts';
import type { Finding } from './finding.ts';
import { judgeContent, type Redactions, readRedactions, verifyRedactions } from './redactions.ts';

type StoredLine = DigestedLine & { readonly digest: string };

/**
 * Walks the log of each desk from its first line: numbers without a gap, each line tied to the one before, each digest
 * that of its own content, each body readable. A line from which a person was erased is held to the line that tells of it.
 * After a broken tie it goes on from what stands there, so that one damage is one finding and not one for every later line.
 */
export function verifyChain(database: ReadableDatabase): Finding[] {
  const findings = verifyRedactions(database);
  const redactions = readRedactions(database);
  let before: StoredLine | undefined;
  for (const line of readLines(database)) {
    const previous = before?.deskId === line.deskId ? before : undefined;
    const where = `desk ${line.deskId}, line ${line.sequence}`;
    for (const what of judgeLine(line, previous, redactions)) findings.push({ check: 'chain', where, what });
    before = line;
  }
  return findings;
}

function judgeLine(line: StoredLine, previous: StoredLine | undefined, redactions: Redactions): string[] {
  const expected = (previous?.sequence ?? 0) + 1;
  const wrong: string[] = [];
  if (line.sequence !== expected) wrong.push(`follows a gap: line ${expected} is missing`);
  else if (line.previousDigest !== (previous?.digest ?? '')) wrong.push('is not tied to the line before');
  const changed = judgeContent(line, redactions);
  if (changed !== undefined) wrong.push(changed);
  if (!isReadable(line)) wrong.push('has a body that this program cannot read');
  return wrong;
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
