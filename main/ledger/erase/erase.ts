import type { Stamp } from '../../domain/event.ts';
import { openWritable, type WritableDatabase } from '../database/open.ts';
import { appendEvent } from '../events/append.ts';
import { readHead } from '../events/head.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { bringUpToDate } from '../rebuild/bring-up-to-date.ts';
import { rebuildFile, removeNewFile } from '../rebuild/new-file.ts';
import { personTextId } from '../replica/person-texts.ts';
import { readBond } from '../replica/team-records.ts';
import type { Finding } from '../verify/finding.ts';
import { readRedactions } from '../verify/redactions.ts';
import { nameLine } from '../verify/told-lines.ts';
import { beginWriting, type Writing } from '../writing/writing.ts';
import { findBackupsWith, type LookedThrough } from './find-backups.ts';
import { type FoundPerson, findPerson, type OpenOperation } from './find-person.ts';
import { findWrittenWith } from './find-written.ts';
import { findPlaces } from './places.ts';
import { type PlannedRedaction, planRedactions, redactLine } from './redact.ts';
import { identify, type Sought } from './sought.ts';
import { emptyWriteAheadLog, isUnfinished, markFinished, markUnfinished, remakeTraces, rewriteFile } from './wipe.ts';

/** How much of a person was erased. */
export interface ErasedCounts {
  readonly people: number;
  readonly texts: number;
  readonly lines: number;
  readonly notifications: number;
}

/** Where a person still stands, or may: files that an erasure looks through and leaves as they are. */
export interface Elsewhere {
  readonly backups: readonly LookedThrough[];
  /** Letters, lists and pages that somebody had written. */
  readonly written: readonly LookedThrough[];
  /**
   * Of a ledger in a team, whose engine holds the same texts: the line, `LINE:DIGEST`, that tells it of them, or null where none was
   * written by this erasure. Absent for a desk alone.
   */
  readonly engine?: { readonly line: string | null };
}

/** What an erasure ended in. Only `erased` and `finished` have changed anything. */
export type Erasure =
  | ({
      readonly kind: 'erased';
      readonly counts: ErasedCounts;
      /** What of the ledger still has their client id or e-mail address: others may share one, or write it in a note. */
      readonly left: readonly string[];
    } & Elsewhere)
  /** Nobody was found any more, and what an erasure that broke off had left to do was done. */
  | ({ readonly kind: 'finished' } & Elsewhere)
  | ({ readonly kind: 'nobody' } & Elsewhere)
  /** Operations of theirs are under way, or nobody knows yet what became of them. */
  | { readonly kind: 'open'; readonly operations: readonly OpenOperation[] }
  /** Lines of theirs are not what their digests say. */
  | { readonly kind: 'unsound'; readonly findings: readonly Finding[] };

/** What is done one after the other; `committed` ends the one transaction that all before it stand in. */
export type EraseStep = 'marked' | 'emptied' | 'redacted' | 'rebuilt' | 'committed' | 'rewritten' | 'truncated';

/**
 * Erases a person from a ledger that nobody has open.
 *
 * Cut short at any moment, the ledger is sound, and erasing again completes: everything that changes a row is one
 * transaction, so that before its end the person is there as before, and after it in no row. What is left then are old
 * pages. That there may be some is written beside the ledger before the first change, and taken away after the last: the
 * next erasure, whomever it is for, finds the mark and writes the file anew although nobody is found.
 */
export function erasePerson(
  file: string,
  sought: Sought,
  stamp: Stamp,
  onStep: (step: EraseStep) => void = () => {},
): Erasure {
  bringUpToDate(file);
  // One that was begun for the ledger as it was may hold whoever is erased now.
  removeNewFile(rebuildFile(file));
  const database = openWritable(file);
  try {
    const person = findPerson(database, sought);
    const identity = person?.identity ?? identify(sought, []);
    const isOfTeam = readBond(database) !== null;
    const lookElsewhere = (line: string | null = null): Elsewhere => ({
      backups: findBackupsWith(file, identity),
      written: findWrittenWith(file, identity),
      ...(isOfTeam && { engine: { line } }),
    });
    if (person && person.open.length > 0) return { kind: 'open', operations: person.open };
    if (!person && !isUnfinished(file)) return { kind: 'nobody', ...lookElsewhere() };
    const { planned, findings } = person
      ? planRedactions(person, readRedactions(database))
      : { planned: [], findings: [] };
    if (findings.length > 0) return { kind: 'unsound', findings };

    database.pragma('secure_delete = ON');
    markUnfinished(file);
    onStep('marked');
    let told: string | null = null;
    if (person) {
      told = database.transaction(() => eraseRows(database, person, planned, stamp, onStep)).immediate();
      onStep('committed');
    }
    rewriteFile(database);
    onStep('rewritten');
    emptyWriteAheadLog(database);
    onStep('truncated');
    markFinished(file);
    if (!person) return { kind: 'finished', ...lookElsewhere() };
    const { people, texts, notifications } = person;
    return {
      kind: 'erased',
      counts: {
        people: people.length,
        texts: texts.length,
        lines: planned.length,
        notifications: notifications.length,
      },
      left: findPlaces(database, person.identity),
      ...lookElsewhere(told),
    };
  } finally {
    database.close();
  }
}

/** Colleagues keep the same texts: this line empties theirs. Gives its name; null where there is nobody to tell, or nothing. */
function tellTeam(writing: Writing, people: readonly number[], texts: readonly string[], stamp: Stamp): string | null {
  const { database } = writing;
  if (readBond(database) === null || people.length + texts.length === 0) return null;
  const { deskId } = readHead(database);
  const named = [...texts, ...people.map((personId) => personTextId(deskId, personId))];
  appendEvent(writing, { kind: 'textsErased', texts: named }, stamp);
  return nameLine(readHead(database));
}

function eraseRows(
  database: WritableDatabase,
  { people, texts, notifications }: FoundPerson,
  planned: readonly PlannedRedaction[],
  stamp: Stamp,
  onStep: (step: EraseStep) => void,
): string | null {
  const each = (ids: readonly (number | string)[], sql: string) =>
    database.prepare<[string]>(`${sql} IN (SELECT value FROM json_each(?))`).run(JSON.stringify(ids));
  each(people, `UPDATE people SET body = NULL, salt = x'' WHERE person_id`);
  each(texts, `UPDATE texts SET body = NULL, salt = x'' WHERE text_id`);
  each(notifications, 'DELETE FROM refused_notifications WHERE refused_id');
  onStep('emptied');
  const writing = beginWriting(database);
  for (const redaction of planned) redactLine(writing, redaction, stamp);
  const told = tellTeam(writing, people, texts, stamp);
  onStep('redacted');
  rebuildProjections(database);
  remakeTraces(database);
  onStep('rebuilt');
  return told;
}
