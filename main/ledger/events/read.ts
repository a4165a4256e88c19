import type { Stamp } from '../../domain/event.ts';
import type { ReadableDatabase } from '../database/open.ts';
import type { StoredBody } from './read-body.ts';

/** Where a line of the log stands, and who wrote it when. */
export interface LinePlace extends Stamp {
  readonly sequence: number;
}

/** A line of the log with its body as it is stored. */
export interface StoredLine extends LinePlace, StoredBody {}

/** So many lines are in memory at once. */
const page = 1_000;

/** The whole log in its order, a page at a time: the connection is free between two lines. */
export function* readLines(database: ReadableDatabase): Generator<StoredLine> {
  const lines = database.prepare<[string, number], StoredLine & { readonly deskId: string }>(
    `SELECT desk_id AS deskId, sequence, schema_version AS schemaVersion, actor, recorded_at AS at, body
     FROM events WHERE (desk_id, sequence) > (?, ?) ORDER BY desk_id, sequence LIMIT ${page}`,
  );
  for (let after: [string, number] = ['', 0]; ; ) {
    const found = lines.all(...after);
    yield* found;
    const last = found.at(-1);
    if (!last || found.length < page) return;
    after = [last.deskId, last.sequence];
  }
}
