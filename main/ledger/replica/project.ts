import type { Stamp } from '../../domain/event.ts';
import type { WritableDatabase } from '../database/open.ts';
import { markStale, readStale } from '../database/stale.ts';
import { readHead } from '../events/head.ts';
import { projectColleague } from '../projections/colleague.ts';
import { proveByRows } from '../writing/prove.ts';
import { takeBackAnswers } from '../writing/take-back.ts';
import type { Writing } from '../writing/writing.ts';
import { findProjected, findStored, listDesks, type Place } from './places.ts';

/** What one piece of what colleagues told came to. */
export interface ProjectedPiece {
  /** Operations of this desk whose outcome it proved. */
  readonly settled: readonly string[];
  /** Whether more is stored that is not projected yet. */
  readonly isMore: boolean;
  /** Whether an import was withdrawn, or somebody erased, by a line that came in: everything is to be made anew before anything else is written. */
  readonly isStale: boolean;
}

/**
 * Projects the next piece of what is stored of colleagues' logs, desk by desk, and proves with it what it can of this desk's own. Where
 * in this desk's own log it came in is written down with it, so that a replay goes the same way. Own lines follow behind.
 */
export function projectPiece(
  writing: Writing,
  stamp: Stamp,
  most: { readonly rows: number; readonly lines: number },
): ProjectedPiece {
  const { database } = writing;
  const waiting = listWaiting(database);
  // This desk's own log may have taken something away when it was taken back (own.ts).
  if (readStale(database)) return { settled: [], isMore: waiting.length > 0, isStale: true };
  const [next, ...others] = waiting;
  if (!next) return { settled: [], isMore: false, isStale: false };
  const { deskId, from, to } = next;
  const arrivedBehind = placeOfArrival(database);
  const { place, disowned } = projectColleague(writing, deskId, { from, to }, most);
  noteArrival(database, deskId, place, arrivedBehind);
  const isStale = takesAway(database, deskId, from, place);
  if (isStale) markStale(database, 'withdrawal');
  const isMore = others.length > 0 || place.sequence < to.sequence || place.number < to.number;
  return { settled: settle(writing, disowned, stamp), isMore, isStale };
}

/** What rows of this desk's own sources do as well (writing/intake.ts): answers are taken back, outcomes are proved. */
function settle(writing: Writing, disowned: Parameters<typeof takeBackAnswers>[1], stamp: Stamp): readonly string[] {
  takeBackAnswers(writing, disowned, stamp);
  const settled = proveByRows(writing, stamp);
  // What ended, here or at a colleague's, holds its chain no longer.
  const ended = [...writing.operations.values()].map(({ operationId }) => ({ operationId }));
  if (!takeBackAnswers(writing, ended, stamp)) return settled;
  return [...settled, ...proveByRows(writing, stamp)];
}

interface Waiting {
  readonly deskId: string;
  readonly from: Place;
  readonly to: Place;
}

/** What is stored and not projected, a desk each. */
export function listWaiting(database: WritableDatabase): Waiting[] {
  const { deskId: own } = readHead(database);
  return listDesks(database)
    .filter((deskId) => deskId !== own)
    .map((deskId) => ({ deskId, from: findProjected(database, deskId), to: findStored(database, deskId) }))
    .filter(({ from, to }) => from.sequence < to.sequence || from.number < to.number);
}

interface ArrivalPlace {
  readonly afterSequence: number;
  readonly afterObservation: number;
}

function placeOfArrival(database: WritableDatabase): ArrivalPlace {
  const newest = database.prepare<[], number | null>('SELECT max(observation_id) FROM observations').pluck().get();
  return { afterSequence: readHead(database).sequence, afterObservation: newest ?? 0 };
}

/** What follows one piece of a desk with nothing of anybody else between is one arrival with it. */
function noteArrival(database: WritableDatabase, deskId: string, place: Place, behind: ArrivalPlace): void {
  const told = {
    deskId,
    toSequence: BigInt(place.sequence),
    toNumber: BigInt(place.number),
    afterSequence: BigInt(behind.afterSequence),
    afterObservation: BigInt(behind.afterObservation),
  };
  if (database.prepare(goOn).run(told).changes === 0) database.prepare(arrive).run(told);
}

const goOn = `
  UPDATE arrivals SET to_sequence = @toSequence, to_number = @toNumber
  WHERE arrival_id = (SELECT max(arrival_id) FROM arrivals) AND desk_id = @deskId
    AND after_sequence = @afterSequence AND after_observation = @afterObservation
`;

const arrive = `
  INSERT INTO arrivals (after_sequence, after_observation, desk_id, to_sequence, to_number)
  VALUES (@afterSequence, @afterObservation, @deskId, @toSequence, @toNumber)
`;

/** What was folded into rows cannot be taken out of them. */
export function takesAway(database: WritableDatabase, deskId: string, from: Place, to: Place): boolean {
  return (
    database
      .prepare<object, number>(
        `SELECT EXISTS (SELECT 1 FROM events WHERE desk_id = @deskId AND sequence > @from AND sequence <= @to
           AND CAST(body AS TEXT) ->> '$.kind' IN ('importWithdrawn', 'textsErased'))`,
      )
      .pluck()
      .get({ deskId, from: BigInt(from.sequence), to: BigInt(to.sequence) }) === 1
  );
}
