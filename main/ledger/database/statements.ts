import type Database from 'better-sqlite3';
import { steadyPlan } from './steady.ts';

/**
 * Lets a connection prepare each statement once, by its text: prepared anew in a loop, a statement holds 68 KB until the
 * collector comes, and compiling it costs more than running it. Nor is it compiled anew for what is bound (steady.ts). One text
 * must have one use: `pluck` and `raw` stay with it.
 */
export function cacheStatements(database: Database.Database): void {
  const prepare = database.prepare.bind(database);
  const kept = new Map<string, Database.Statement>();
  const stepped = new WeakSet<Database.Statement>();
  const watchSteps = (statement: Database.Statement): Database.Statement => {
    const iterate = statement.iterate.bind(statement);
    const step = (...parameters: unknown[]) => {
      stepped.add(statement);
      return iterate(...parameters);
    };
    return Object.assign(statement, { iterate: step });
  };
  const prepareOnce = (source: string): Database.Statement => {
    const known = kept.get(source);
    // One that is being stepped through belongs to whoever steps; most never are, and to ask costs as much as to find them.
    if (known && !(stepped.has(known) && known.busy)) return known;
    const statement = prepare(steadyPlan(source));
    if (!known) kept.set(source, watchSteps(statement));
    return statement;
  };
  Object.assign(database, { prepare: prepareOnce });
}
