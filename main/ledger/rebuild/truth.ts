import type { ReadableDatabase, WritableDatabase } from '../database/open.ts';

/**
 * The tables that hold what nothing else could tell, people before the observations that name them. Each has the statement
 * that copies its next rows in the order of its key, and the one that finds the newest of them: since both files went through
 * the same migrations, their columns stand in the same order.
 */
export const truthTables = [
  {
    name: 'people',
    newest: 'SELECT person_id AS key FROM people ORDER BY person_id DESC LIMIT 1',
    copy: `INSERT INTO people SELECT * FROM old.people
           WHERE person_id > coalesce(@key, 0) ORDER BY person_id LIMIT @most`,
  },
  {
    name: 'texts',
    newest: 'SELECT text_id AS key FROM texts ORDER BY text_id DESC LIMIT 1',
    copy: `INSERT INTO texts SELECT * FROM old.texts
           WHERE text_id > coalesce(@key, '') ORDER BY text_id LIMIT @most`,
  },
  {
    name: 'events',
    newest: 'SELECT desk_id AS desk, sequence AS key FROM events ORDER BY desk_id DESC, sequence DESC LIMIT 1',
    copy: `INSERT INTO events SELECT * FROM old.events
           WHERE (desk_id, sequence) > (coalesce(@desk, ''), coalesce(@key, 0)) ORDER BY desk_id, sequence LIMIT @most`,
  },
  {
    name: 'observations',
    newest: 'SELECT observation_id AS key FROM observations ORDER BY observation_id DESC LIMIT 1',
    copy: `INSERT INTO observations SELECT * FROM old.observations
           WHERE observation_id > coalesce(@key, 0) ORDER BY observation_id LIMIT @most`,
  },
  {
    name: 'colleague_rows',
    newest: 'SELECT desk_id AS desk, number AS key FROM colleague_rows ORDER BY desk_id DESC, number DESC LIMIT 1',
    copy: `INSERT INTO colleague_rows SELECT * FROM old.colleague_rows
           WHERE (desk_id, number) > (coalesce(@desk, ''), coalesce(@key, 0)) ORDER BY desk_id, number LIMIT @most`,
  },
  {
    name: 'arrivals',
    newest: 'SELECT arrival_id AS key FROM arrivals ORDER BY arrival_id DESC LIMIT 1',
    copy: `INSERT INTO arrivals SELECT * FROM old.arrivals
           WHERE arrival_id > coalesce(@key, 0) ORDER BY arrival_id LIMIT @most`,
  },
  {
    name: 'team_links',
    newest: 'SELECT account_id AS desk, id AS key FROM team_links ORDER BY account_id DESC, id DESC LIMIT 1',
    copy: `INSERT INTO team_links SELECT * FROM old.team_links
           WHERE (account_id, id) > (coalesce(@desk, ''), coalesce(@key, '')) ORDER BY account_id, id LIMIT @most`,
  },
  {
    name: 'team_chains',
    newest: 'SELECT chain AS key FROM team_chains ORDER BY chain DESC LIMIT 1',
    copy: `INSERT INTO team_chains SELECT * FROM old.team_chains
           WHERE chain > coalesce(@key, 0) ORDER BY chain LIMIT @most`,
  },
  {
    name: 'team_touches',
    newest: 'SELECT desk_id AS key FROM team_touches ORDER BY desk_id DESC LIMIT 1',
    copy: `INSERT INTO team_touches SELECT * FROM old.team_touches
           WHERE desk_id > coalesce(@key, '') ORDER BY desk_id LIMIT @most`,
  },
  {
    name: 'redactions',
    newest: 'SELECT sequence AS key FROM redactions ORDER BY sequence DESC LIMIT 1',
    copy: `INSERT INTO redactions SELECT * FROM old.redactions
           WHERE sequence > coalesce(@key, 0) ORDER BY sequence LIMIT @most`,
  },
  {
    name: 'refused_notifications',
    newest: 'SELECT refused_id AS key FROM refused_notifications ORDER BY refused_id DESC LIMIT 1',
    copy: `INSERT INTO refused_notifications SELECT * FROM old.refused_notifications
           WHERE refused_id > coalesce(@key, 0) ORDER BY refused_id LIMIT @most`,
  },
] as const;

interface Newest {
  readonly desk?: string;
  readonly key: string | bigint;
}

/** Copies the next rows of a table from the file attached as `old`, byte for byte; gives how many there were. */
export function copyRows(database: WritableDatabase, table: number, most: number): number {
  const { newest, copy } = at(table);
  const last = database.prepare<[], Newest>(newest).safeIntegers().get();
  const { changes } = database
    .prepare(copy)
    .run({ key: last?.key ?? null, desk: last?.desk ?? null, most: BigInt(most) });
  return changes;
}

function at(table: number): (typeof truthTables)[number] {
  const found = truthTables[table];
  if (!found) throw new Error(`There is no table ${table} of the truth.`);
  return found;
}

/** How many rows each table of the truth has, in a file attached under a name or in the main one. */
export function countTruth(database: ReadableDatabase, schema: 'main' | 'old'): Readonly<Record<string, number>> {
  return Object.fromEntries(
    truthTables.map(({ name }) => [
      name,
      database.prepare<[], number>(`SELECT count(*) FROM ${schema}.${name}`).pluck().get() ?? 0,
    ]),
  );
}

/** By what a file can be told from one that holds anything else: its desk, the end of its log, its newest rows. */
export function identifyTruth(database: ReadableDatabase, schema: 'main' | 'old'): string {
  const head = database
    .prepare(
      `SELECT (SELECT desk_id FROM ${schema}.ledger) AS desk,
              (SELECT digest FROM ${schema}.events ORDER BY desk_id DESC, sequence DESC LIMIT 1) AS head,
              (SELECT max(observation_id) FROM ${schema}.observations) AS observation,
              (SELECT max(person_id) FROM ${schema}.people) AS person,
              (SELECT json_array(arrival_id, to_sequence, to_number) FROM ${schema}.arrivals
               ORDER BY arrival_id DESC LIMIT 1) AS arrival,
              (SELECT max(moved_at) FROM ${schema}.team_chains) AS moved`,
    )
    .get();
  return JSON.stringify(head);
}
