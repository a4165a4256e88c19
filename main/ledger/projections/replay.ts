import type { StoredLine } from '../events/read.ts';
import type { Place } from '../replica/places.ts';
import type { Writing } from '../writing/writing.ts';
import { projectColleague } from './colleague.ts';
import { foldRows, type RowToFold } from './fold-rows.ts';
import { projectLine } from './project-line.ts';
import { keepStandings } from './standings.ts';

/**
 * How far the truth is replayed: a line of this desk's log, the newest of the observations that came in after it, and the newest of
 * what had arrived from colleagues by then; `within` is how far the next arrival is, where it was left in its middle.
 */
export interface Replayed {
  readonly sequence: number;
  readonly observationId: number;
  readonly arrivalId: number;
  readonly within: Place | null;
}

/** Before everything: what came in before the first line is replayed first. */
export const nothingReplayed: Replayed = { sequence: 0, observationId: 0, arrivalId: 0, within: null };

/** How much is replayed at most before the caller has its turn again. */
export interface Portion {
  readonly lines: number;
  readonly observations: number;
}

/** What a portion came to; `end` says that there is nothing more. */
export interface ReplayedPortion {
  readonly replayed: Replayed;
  readonly rows: number;
  readonly end: boolean;
}

/** So many observations are in memory at once. */
const page = 500;

/**
 * Brings projections on by a part of the truth, in the order in which it came: each line, then what came in after it, from this desk
 * and from colleagues. The parts depend on where they begin alone, so that a replay in many parts makes the same rows, with the
 * same ids, as one in a single part.
 */
export function replay(writing: Writing, from: Replayed, portion: Portion): ReplayedPortion {
  let at = from;
  let [lines, observations] = [0, 0];
  for (;;) {
    const most = Math.min(page, portion.observations - observations);
    const arrival = findArrival(writing, at);
    const found = most > 0 ? foldObservations(writing, at, most, arrival) : { count: 0, last: at.observationId };
    observations += found.count;
    at = { ...at, observationId: found.last };
    const pause = { replayed: at, rows: lines + observations, end: false };
    if (observations >= portion.observations) return pause;
    if (found.count === most) continue;
    if (lines >= portion.lines) return pause;
    if (arrival) {
      const left = { rows: portion.observations - observations, lines: portion.lines - lines };
      const brought = replayArrival(writing, at, arrival, left);
      observations += brought.rows;
      lines += brought.lines;
      at = brought.at;
      continue;
    }
    const line = projectNext(writing, at);
    if (!line) return { ...pause, end: true };
    lines += 1;
    at = { ...at, sequence: line.sequence, observationId: 0 };
  }
}

/** A part of a colleague's log, and where in this desk's own it came in. */
interface Arrival {
  readonly arrivalId: number;
  readonly afterObservation: number;
  readonly deskId: string;
  readonly sequence: number;
  readonly number: number;
}

/** What comes before the next line of this desk, if anything. */
function findArrival({ database }: Writing, { arrivalId, sequence }: Replayed): Arrival | undefined {
  const next = database
    .prepare<[bigint], Arrival & { readonly afterSequence: number }>(
      `SELECT arrival_id AS arrivalId, after_sequence AS afterSequence, after_observation AS afterObservation,
              desk_id AS deskId, to_sequence AS sequence, to_number AS number
       FROM arrivals WHERE arrival_id > ? ORDER BY arrival_id LIMIT 1`,
    )
    .get(BigInt(arrivalId));
  return next && next.afterSequence <= sequence ? next : undefined;
}

function replayArrival(writing: Writing, at: Replayed, arrival: Arrival, most: { rows: number; lines: number }) {
  const { deskId, arrivalId } = arrival;
  const from = at.within ?? findBefore(writing, arrival);
  const { place, rows, lines } = projectColleague(writing, deskId, { from, to: arrival }, most);
  keepStandings(writing);
  forget(writing);
  const isDone = place.sequence >= arrival.sequence && place.number >= arrival.number;
  return { at: { ...at, ...(isDone ? { arrivalId, within: null } : { within: place }) }, rows, lines };
}

/** Where the arrival of the same desk before this one ended. */
function findBefore({ database }: Writing, { deskId, arrivalId }: Arrival): Place {
  const before = database
    .prepare<[string, bigint], Place>(
      `SELECT to_sequence AS sequence, to_number AS number FROM arrivals INDEXED BY arrivals_by_desk
       WHERE desk_id = ? AND arrival_id < ? ORDER BY arrival_id DESC LIMIT 1`,
    )
    .get(deskId, BigInt(arrivalId));
  return before ?? { sequence: 0, number: 0 };
}

function foldObservations(
  writing: Writing,
  at: Replayed,
  most: number,
  arrival: Arrival | undefined,
): { count: number; last: number } {
  const found = writing.database
    .prepare<object, RowToFold & { readonly observationId: number }>(
      `SELECT o.observation_id AS observationId, o.import_id AS importId, o.body, p.body AS person
       FROM observations o LEFT JOIN people p USING (person_id)
       WHERE o.after_sequence = @sequence AND o.observation_id > @from AND o.observation_id <= @to
       ORDER BY o.observation_id LIMIT @most`,
    )
    .all({
      sequence: BigInt(at.sequence),
      from: BigInt(at.observationId),
      to: BigInt(arrival?.afterObservation ?? Number.MAX_SAFE_INTEGER),
      most: BigInt(most),
    });
  foldRows(writing, found);
  keepStandings(writing);
  forget(writing);
  return { count: found.length, last: found.at(-1)?.observationId ?? at.observationId };
}

function projectNext(writing: Writing, { sequence }: Replayed): StoredLine | undefined {
  const line = writing.database
    .prepare<[bigint], StoredLine>(
      `SELECT desk_id AS deskId, sequence, schema_version AS schemaVersion, actor, recorded_at AS at, body
       FROM events WHERE desk_id = (SELECT desk_id FROM ledger) AND sequence > ? ORDER BY sequence LIMIT 1`,
    )
    .get(BigInt(sequence));
  if (!line) return undefined;
  projectLine(writing, { ...line, deskId: null });
  keepStandings(writing);
  forget(writing);
  return line;
}

/** Nobody is told of a rebuild: what is noted would only grow. */
function forget({ operations, chains }: Writing): void {
  operations.clear();
  chains.clear();
}
