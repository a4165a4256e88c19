import { decideEnding } from '../../domain/decide/recover.ts';
import type { Stamp } from '../../domain/event.ts';
import { lastAttempt } from '../../domain/operation.ts';
import type { LogLine, LogPart } from '../../ports/replica.ts';
import { markStale } from '../database/stale.ts';
import { appendEvent } from '../events/append.ts';
import { digestObservations } from '../observations/digest.ts';
import { foldRows } from '../projections/fold-rows.ts';
import { projectLine } from '../projections/project-line.ts';
import { requireOperation } from '../queries/operations.ts';
import type { Writing } from '../writing/writing.ts';
import { assertLine, assertRow, assertTexts, broughtIn, judgeText, type StoredText } from './judge.ts';
import { readOwnHead } from './own-log.ts';
import { personIdIn } from './person-texts.ts';
import { type PlacedRow, unpack } from './placed-rows.ts';
import type { Place } from './places.ts';
import { takesAway } from './project.ts';
import { assertSameLine, insertLine } from './store.ts';

/**
 * Takes back what a copy that is older than its log lacks: the same lines and rows under the same numbers, verified like a colleague's,
 * and projected at once. A line that differs from one that is here means two logs of one name, and throws. The texts are stored before.
 */
export function takeBackOwn(writing: Writing, { lines, packs }: LogPart): void {
  const { database } = writing;
  const { deskId, sequence, rows } = readOwnHead(database);
  let place: Place = { sequence, number: rows };
  const own = lines.filter((line) => line.deskId === deskId).toSorted((one, other) => one.sequence - other.sequence);
  const waiting = packs
    .filter((pack) => pack.deskId === deskId)
    .flatMap(unpack)
    .toSorted((one, other) => one.number - other.number);
  const takeRows = (before: number) => {
    while (waiting[0] && waiting[0].afterSequence < before) place = takeRow(writing, deskId, place, waiting.shift());
  };
  for (const line of own) {
    takeRows(line.sequence);
    place = takeLine(writing, place, line);
  }
  takeRows(place.sequence + 1);
  const [left] = waiting;
  if (left)
    throw new Error(`Row ${left.number} of this desk came in after line ${left.afterSequence}, which is not here.`);
  // Whoever projects next makes everything anew.
  if (takesAway(database, deskId, { sequence, number: rows }, place)) markStale(database, 'withdrawal');
}

function takeLine(writing: Writing, place: Place, line: LogLine): Place {
  const { database } = writing;
  if (line.sequence <= place.sequence) {
    assertSameLine(database, line);
    return place;
  }
  const judged = assertLine(database, place, line);
  assertTexts(database, judged);
  const told = broughtIn(judged);
  if (told) {
    const here = digestObservations(database, told.importId);
    if (here.rows !== told.rows || here.digest !== told.digest)
      throw new Error(`Line ${line.sequence} of this desk is of other rows than those that came.`);
  }
  insertLine(database, line);
  const { sequence, schemaVersion, actor, recordedAt, body } = judged;
  projectLine(writing, { sequence, schemaVersion, actor, body, at: recordedAt, deskId: null });
  return { ...place, sequence };
}

function takeRow(writing: Writing, deskId: string, place: Place, row: PlacedRow | undefined): Place {
  const { database } = writing;
  if (!row) return place;
  const { number, afterSequence, importId, body, person } = row;
  if (number <= place.number) {
    const known = database
      .prepare<[bigint], string>('SELECT body FROM observations WHERE observation_id = ?')
      .pluck()
      .get(BigInt(number));
    if (known !== body) throw new Error(`This desk has two different rows ${number}.`);
    return place;
  }
  assertRow(deskId, place, row);
  const personId = person === null ? null : requirePerson(writing, person, deskId, number);
  database
    .prepare(
      `INSERT INTO observations (observation_id, import_id, after_sequence, body, person_id, person_commitment)
       VALUES (@number, @importId, @afterSequence, @body, @personId, @digest)`,
    )
    .run({
      number: BigInt(number),
      importId,
      afterSequence: BigInt(afterSequence),
      body,
      personId: personId === null ? null : BigInt(personId),
      digest: person?.digest ?? null,
    });
  const told = personId === null ? undefined : findPerson(writing, personId);
  foldRows(writing, [{ importId, body, person: told?.body ?? null }]);
  return { ...place, number };
}

function requirePerson(
  writing: Writing,
  { textId, digest }: NonNullable<PlacedRow['person']>,
  deskId: string,
  number: number,
): number {
  const personId = personIdIn(textId, deskId);
  if (personId === undefined)
    throw new Error(`Row ${number} of this desk names ${textId}, which is nobody of its own.`);
  judgeText(findPerson(writing, personId), digest, () => `text ${textId} of row ${number} of this desk`);
  return personId;
}

function findPerson({ database }: Writing, personId: number): StoredText | undefined {
  return database
    .prepare<[bigint], StoredText>('SELECT salt, body FROM people WHERE person_id = ?')
    .get(BigInt(personId));
}

/**
 * Ends what was taken back and has no end: the file that was lost may have gone on with it, so that nobody knows what left. To be asked
 * once all of this desk's log is here again; a line that is written before makes two logs of one name. Gives the operations.
 */
export function endTakenBack(writing: Writing, stamp: Stamp): string[] {
  const { database } = writing;
  const open = database
    .prepare<[], string>(
      `SELECT operation_id FROM operations WHERE state IN ('confirmed', 'sending') AND desk_id IS NULL`,
    )
    .pluck()
    .all()
    .toSorted();
  for (const operationId of open) {
    const confirmed = requireOperation(database, operationId);
    const { attemptId } = lastAttempt(confirmed);
    // From its confirmation on it may have been sent: a row from then on can prove it.
    if (confirmed.state === 'confirmed')
      appendEvent(
        writing,
        { kind: 'attemptBegun', operationId, attemptId },
        { ...stamp, at: confirmed.confirmedAt ?? stamp.at },
      );
    const sending = requireOperation(database, operationId);
    const outcome = { kind: 'unknown', cause: 'stoppedWhileSending' } as const;
    appendEvent(writing, decideEnding(sending, attemptId, outcome), stamp);
  }
  return open;
}
