import { createHash } from 'node:crypto';
import type { Stamp } from '../../domain/event.ts';
import { appendEvent } from '../events/append.ts';
import { digestEvent } from '../events/digest.ts';
import type { Finding } from '../verify/finding.ts';
import { judgeContent, type Redactions } from '../verify/redactions.ts';
import type { Writing } from '../writing/writing.ts';
import type { FoundPerson, StoredLine } from './find-person.ts';
import { redactBody } from './lines.ts';
import { isWordedFor } from './sought.ts';

/** A line that holds a person in clear, and the body that takes its place. */
export interface PlannedRedaction {
  readonly line: StoredLine;
  readonly body: Buffer;
}

/** Which lines are to be redacted; those that are not what their digest says are findings, and nothing may be done then. */
export function planRedactions(
  { identity, lines }: FoundPerson,
  redactions: Redactions,
): { readonly planned: readonly PlannedRedaction[]; readonly findings: readonly Finding[] } {
  const isPersonal = (text: string) => isWordedFor(identity, text);
  const planned = lines.flatMap((line) => {
    const body = redactBody(line.body, isPersonal);
    return body ? [{ line, body }] : [];
  });
  const findings = planned.flatMap(({ line }): Finding[] => {
    const what = judgeContent(line, redactions);
    return what === undefined ? [] : [{ check: 'chain', where: `line ${line.sequence}`, what }];
  });
  return { planned, findings };
}

/**
 * Puts the redacted body in the place of a line's own and writes down that it was done. The line's digest stays, and so
 * does the tie of the next line to it; the new line tells what the body is now. Call it inside a transaction: the guard of
 * the table is open for this one line, and closed again before anybody else can see it.
 */
export function redactLine(writing: Writing, { line, body }: PlannedRedaction, stamp: Stamp): void {
  const { database } = writing;
  const { deskId, sequence, digest } = line;
  database.prepare('INSERT INTO redactions (desk_id, sequence) VALUES (?, ?)').run(deskId, sequence);
  database.prepare('UPDATE events SET body = ? WHERE desk_id = ? AND sequence = ?').run(body, deskId, sequence);
  database.prepare('DELETE FROM redactions WHERE desk_id = ? AND sequence = ?').run(deskId, sequence);
  const redacted = createHash('sha256').update(body).digest('hex');
  // The line's own digest covers the body that is gone: what else stands in it is covered by this one from now on.
  const covering = digestEvent({ ...line, body });
  appendEvent(writing, { kind: 'lineRedacted', sequence, digest, redacted, covering }, stamp);
}
