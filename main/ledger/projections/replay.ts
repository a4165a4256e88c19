import type { StoredLine } from '../events/read.ts';
import { readBody } from '../events/read-body.ts';
import { findText } from '../events/texts.ts';
import { readObservation } from '../observations/observation.ts';
import { readUnread } from '../observations/unread.ts';
import { findOperation } from '../queries/operations.ts';
import type { Writing } from '../writing/writing.ts';
import { recordFacts } from './facts.ts';
import { projectEvent } from './project.ts';
import { keepStandings } from './standings.ts';
import { recordUnread } from './unread.ts';
import { readWithdrawals } from './withdrawals.ts';

/** How far the truth is replayed: a line of the log, and the newest of the observations that came in after it. */
export interface Replayed {
  readonly deskId: string;
  readonly sequence: number;
  readonly observationId: number;
}

/** Before everything: what came in before the first line is replayed first. */
export const nothingReplayed: Replayed = { deskId: '', sequence: 0, observationId: 0 };

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
 * Brings projections on by a part of the truth, in its order: each line, then what came in after it. The parts depend on
 * where they begin alone, so that a replay in many parts makes the same rows, with the same ids, as one in a single part.
 */
export function replay(writing: Writing, from: Replayed, portion: Portion): ReplayedPortion {
  let at = from;
  let [lines, observations] = [0, 0];
  for (;;) {
    const most = Math.min(page, portion.observations - observations);
    const found = most > 0 ? foldObservations(writing, at, most) : { count: 0, last: at.observationId };
    observations += found.count;
    at = { ...at, observationId: found.last };
    const pause = { replayed: at, rows: lines + observations, end: false };
    if (observations >= portion.observations) return pause;
    if (found.count === most) continue;
    if (lines >= portion.lines) return pause;
    const line = projectNext(writing, at);
    if (!line) return { ...pause, end: true };
    lines += 1;
    at = { deskId: line.deskId, sequence: line.sequence, observationId: 0 };
  }
}

interface StoredObservation {
  readonly observationId: number;
  readonly importId: string;
  readonly body: string;
  readonly person: string | null;
}

function foldObservations(writing: Writing, at: Replayed, most: number): { count: number; last: number } {
  const found = writing.database
    .prepare<[bigint, bigint, bigint], StoredObservation>(
      `SELECT o.observation_id AS observationId, o.import_id AS importId, o.body, p.body AS person
       FROM observations o LEFT JOIN people p USING (person_id)
       WHERE o.after_sequence = ? AND o.observation_id > ? ORDER BY o.observation_id LIMIT ?`,
    )
    .all(BigInt(at.sequence), BigInt(at.observationId), BigInt(most));
  const isWithdrawn = readWithdrawals(writing.database);
  const told = found
    .filter((observation) => !isWithdrawn(observation))
    .map((observation) => ({ ...observation, unread: readUnread(observation.body) }));
  recordUnread(
    writing,
    told.flatMap(({ unread }) => (unread ? [unread] : [])),
  );
  recordFacts(
    writing,
    told
      .filter(({ unread }) => !unread)
      .map(({ body, person }) => readObservation(body, person === null ? undefined : JSON.parse(person))),
  );
  keepStandings(writing);
  forget(writing);
  return { count: found.length, last: found.at(-1)?.observationId ?? at.observationId };
}

function projectNext(writing: Writing, { deskId, sequence }: Replayed): StoredLine | undefined {
  const { database } = writing;
  const line = database
    .prepare<[string, bigint], StoredLine>(
      `SELECT desk_id AS deskId, sequence, schema_version AS schemaVersion, actor, recorded_at AS at, body
       FROM events WHERE (desk_id, sequence) > (?, ?) ORDER BY desk_id, sequence LIMIT 1`,
    )
    .get(deskId, BigInt(sequence));
  if (!line) return undefined;
  const context = {
    findText: (id: string) => findText(database, id),
    findOperation: (operationId: string) => findOperation(database, operationId),
  };
  projectEvent(writing, readBody(line, context), line);
  keepStandings(writing);
  forget(writing);
  return line;
}

/** Nobody is told of a rebuild: what is noted would only grow. */
function forget({ operations, chains }: Writing): void {
  operations.clear();
  chains.clear();
}
