import { createHash } from 'node:crypto';
import type { ReadableDatabase } from '../database/open.ts';
import { type DigestedLine, digestEvent } from '../events/digest.ts';
import type { Finding } from './finding.ts';

/** What the log says of a line whose body was redacted. */
interface Redaction {
  /** The line's own digest, as it was verified just before. */
  readonly digest: string;
  /** SHA-256 over the body that was put in its place. */
  readonly redacted: string;
  /** The digest of the whole line with that body. */
  readonly covering: string;
}

/** Redacted lines by {@link placeOf}; of two redactions of one line, the later counts. */
export type Redactions = ReadonlyMap<string, Redaction>;

/** Every redaction that the log tells of. Whether its own line is what it was, the chain says. */
export function readRedactions(database: ReadableDatabase): Redactions {
  return new Map(listRedacted(database).map(({ deskId, sequence, ...told }) => [placeOf({ deskId, sequence }), told]));
}

/** The lines that were redacted, in the order in which that was done. */
export function listRedacted(
  database: ReadableDatabase,
): readonly (Redaction & Pick<DigestedLine, 'deskId' | 'sequence'>)[] {
  return database.prepare<[], Redaction & Pick<DigestedLine, 'deskId' | 'sequence'>>(redactedLines).all();
}

/**
 * What is wrong with a line's content, if anything. A redacted line is held to the line that tells of its redaction, since
 * its own digest is that of the body before; every other one to its own digest.
 */
export function judgeContent(
  line: DigestedLine & { readonly digest: string },
  redactions: Redactions,
): string | undefined {
  const redaction = redactions.get(placeOf(line));
  if (!redaction) return digestEvent(line) === line.digest ? undefined : 'has been changed: its digest is another';
  if (redaction.digest !== line.digest) return 'has been changed: it was redacted under another digest';
  const present = createHash('sha256').update(line.body).digest('hex');
  const same = present === redaction.redacted && digestEvent(line) === redaction.covering;
  return same ? undefined : 'has been changed since it was redacted';
}

/** A line named here may be changed without a word: a redaction leaves none behind. */
export function verifyRedactions(database: ReadableDatabase): Finding[] {
  return database
    .prepare<[], { deskId: string; sequence: number }>(
      'SELECT desk_id AS deskId, sequence FROM redactions ORDER BY desk_id, sequence',
    )
    .all()
    .map(({ deskId, sequence }) => ({
      check: 'chain',
      where: `desk ${deskId}, line ${sequence}`,
      what: 'stands open for a change: a row of the table redactions was left behind',
    }));
}

function placeOf({ deskId, sequence }: Pick<DigestedLine, 'deskId' | 'sequence'>): string {
  return `${deskId} ${sequence}`;
}

const redactedLines = `
  SELECT desk_id AS deskId, text ->> '$.sequence' AS sequence, text ->> '$.digest' AS digest, text ->> '$.redacted' AS redacted,
         text ->> '$.covering' AS covering
  FROM (
    SELECT desk_id, sequence, CASE WHEN json_valid(CAST(body AS TEXT)) THEN CAST(body AS TEXT) END AS text FROM events
  ) told
  WHERE text ->> '$.kind' = 'lineRedacted'
  ORDER BY told.desk_id, told.sequence
`;
