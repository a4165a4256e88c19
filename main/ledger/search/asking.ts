import type Database from 'better-sqlite3';
import { fold } from '../database/fold.ts';
import { beginsWord, hasWord } from './beginnings.ts';

/** How many rows a question may look at before it answers what it has: verifying one costs about a microsecond. */
export type Effort = number;

/** A newer question came: nobody waits for the answer. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** The effort is spent; what was found until then stands. */
class Spent extends Error {}

interface Asking {
  left: number;
  /** The row that was looked at last. */
  reached: number | null;
  isSuperseded: () => boolean;
}

const asked = new WeakMap<Database.Database, Asking>();

/**
 * Gives a connection the functions that searches use: `still_asked(position)` is true, or ends the statement by throwing, since
 * SQLite has no other way to stop one that finds nothing; `begins_word(text, short)` is {@link beginsWord}, `has_word(text, word)`
 * {@link hasWord}, `folded(text)` {@link fold}.
 */
export function addSearchFunctions(database: Database.Database): void {
  const asking: Asking = { left: 0, reached: null, isSuperseded: () => false };
  asked.set(database, asking);
  database.function('still_asked', { directOnly: true }, (position: number) => {
    if (asking.isSuperseded()) throw new Superseded('A newer question came.');
    if (asking.left === 0) throw new Spent('The effort is spent.');
    asking.left -= 1;
    asking.reached = position;
    return 1;
  });
  database.function('begins_word', { deterministic: true }, (text: string, short: string) =>
    beginsWord(text, short) ? 1 : 0,
  );
  database.function('has_word', { deterministic: true }, (text: string, word: string) => (hasWord(text, word) ? 1 : 0));
  database.function('folded', { deterministic: true }, (text: string) => fold(text));
}

/** What a statement gave within an effort. */
export interface Effected<Row> {
  readonly rows: readonly Row[];
  /** How many rows were looked at. */
  readonly visited: number;
  /** The position down or up to which all was looked at; null when the statement came to its end. */
  readonly searchedTo: number | null;
}

/** Runs searches as long as nobody asks for something else. Throws {@link Superseded} once somebody does. */
export function whileAsked<Value>(database: Database.Database, isSuperseded: () => boolean, run: () => Value): Value {
  const asking = askingOf(database);
  if (isSuperseded()) throw new Superseded('A newer question came.');
  asking.isSuperseded = isSuperseded;
  try {
    return run();
  } finally {
    asking.isSuperseded = () => false;
  }
}

/** Throws {@link Superseded} once nobody waits any more. */
export function assertAsked(database: Database.Database): void {
  if (askingOf(database).isSuperseded()) throw new Superseded('A newer question came.');
}

function askingOf(database: Database.Database): Asking {
  const asking = asked.get(database);
  if (!asking) throw new Error('The connection has no search functions.');
  return asking;
}

/** Runs a statement that asks `still_asked` of each row it looks at. Throws {@link Superseded}. */
export function runWithin<Row>(database: Database.Database, effort: Effort, run: () => Iterable<Row>): Effected<Row> {
  const asking = askingOf(database);
  Object.assign(asking, { left: effort, reached: null });
  const rows: Row[] = [];
  try {
    for (const row of run()) rows.push(row);
    return { rows, visited: effort - asking.left, searchedTo: null };
  } catch (failure) {
    if (!(failure instanceof Spent)) throw failure;
    return { rows, visited: effort, searchedTo: asking.reached };
  }
}
