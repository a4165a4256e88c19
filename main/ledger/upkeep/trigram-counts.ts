import type { WritableDatabase } from '../database/open.ts';

/** The counts are made anew once there are a tenth more rows than there were. */
const hasGrown = (rows: number, counted: number) => rows * 10 >= counted * 11;

const setting = 'rows when trigrams were counted';

/** How many rows hold each group of three characters: asked live, a common one takes milliseconds each time. */
export interface TrigramCount {
  /** Counts on for a bounded time; true while there is more to count. */
  step(isLate: () => boolean): boolean;
}

/** Counts from the first group to the last, in as many steps as it takes; undefined where the kept counts still do. */
export function beginTrigramCount(database: WritableDatabase): TrigramCount | undefined {
  const rows = newestObservation(database);
  const counted = database.prepare<[string], string>('SELECT value FROM upkeep WHERE name = ?').pluck().get(setting);
  if (rows === 0 || !hasGrown(rows, Number(counted ?? 0))) return undefined;
  let after = '';
  return {
    step: (isLate) => {
      const last = countFrom(database, after, isLate);
      after = last ?? after;
      if (last === undefined) {
        database
          .prepare('INSERT INTO upkeep (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
          .run(setting, String(rows));
      }
      return last !== undefined;
    },
  };
}

/** Stands for the number of rows, which would have to be counted: nearly every observation tells of a new one. */
function newestObservation(database: WritableDatabase): number {
  return database.prepare<[], number>('SELECT coalesce(max(observation_id), 0) FROM observations').pluck().get() ?? 0;
}

/** Gives the last group that was counted, or undefined once all are. */
function countFrom(database: WritableDatabase, after: string, isLate: () => boolean): string | undefined {
  const found = database
    .prepare<[string], { trigram: string; rows: number }>(
      'SELECT term AS trigram, doc AS rows FROM transaction_vocabulary WHERE term > ?',
    )
    .iterate(after);
  const counted: { trigram: string; rows: number }[] = [];
  let stopped = false;
  for (const group of found) {
    counted.push(group);
    stopped = isLate();
    if (stopped) break;
  }
  const keep = database.prepare(
    'INSERT INTO trigram_counts (trigram, rows) VALUES (?, ?) ON CONFLICT DO UPDATE SET rows = excluded.rows',
  );
  database.transaction(() => {
    for (const { trigram, rows } of counted) keep.run(trigram, BigInt(rows));
  })();
  return stopped ? counted.at(-1)?.trigram : undefined;
}
