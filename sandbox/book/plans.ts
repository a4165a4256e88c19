import type { Database } from 'better-sqlite3';
import type { Day } from '../clock/days.ts';
import type { Row } from './row.ts';

/** One date of an n-times payment. */
export interface Instalment {
  /** From 1, in the order of the days. */
  readonly instalment: number;
  /** In UTC (S3:110). */
  readonly day: Day;
  /** Minor units. */
  readonly amount: number;
}

/** The dates that n-times payments were asked for with, the first one included. */
export function createPlans(database: Database) {
  const insert = database.prepare('INSERT INTO instalments (schedule, instalment, day, amount) VALUES (?, ?, ?, ?)');
  const bySchedule = database.prepare<[number], Instalment>(
    'SELECT instalment, day, amount FROM instalments WHERE schedule = ? ORDER BY instalment',
  );
  const firsts = database.prepare<[], Row>(`
    SELECT transactions.* FROM transactions
    JOIN instalments ON instalments.schedule = sequence AND instalments.instalment = 1
    ORDER BY sequence`);
  return {
    add: (first: Row, plan: readonly Instalment[]): void => {
      for (const { instalment, day, amount } of plan) insert.run(first.sequence, instalment, day, amount);
    },
    /** Every date, in order; empty when the row begins no plan. */
    of: (first: Row): readonly Instalment[] => bySchedule.all(first.sequence),
    /** The rows that plans were to begin with, refused and waiting ones included. */
    firsts: (): readonly Row[] => firsts.all(),
  };
}
