import type Database from 'better-sqlite3';

/** Hears of a statement that took long: what it does to which table, never what was bound to it. */
export type OnSlow = (name: string, milliseconds: number) => void;

export interface WatchOptions {
  /** From so many milliseconds on a statement is told of. */
  readonly slowAfter: number;
  readonly onSlow: OnSlow;
  /** Milliseconds, from any moment on. */
  readonly now?: () => number;
}

/** Watches every statement that a connection prepares from now on, those that are stepped through apart. */
export function watchStatements(
  database: Database.Database,
  { slowAfter, onSlow, now = () => performance.now() }: WatchOptions,
): void {
  const prepare = database.prepare.bind(database);
  const watched = new WeakSet<Database.Statement>();
  const watch = (statement: Database.Statement) => {
    if (watched.has(statement)) return statement;
    watched.add(statement);
    for (const way of ['run', 'get', 'all'] as const) {
      const ask = statement[way].bind(statement) as (...parameters: unknown[]) => unknown;
      const timed = (...parameters: unknown[]) => {
        const began = now();
        try {
          return ask(...parameters);
        } finally {
          const took = now() - began;
          if (took >= slowAfter) onSlow(nameStatement(statement.source), took);
        }
      };
      Object.assign(statement, { [way]: timed });
    }
    return statement;
  };
  Object.assign(database, { prepare: (source: string) => watch(prepare(source)) });
}

/**
 * A name by which a statement can be found in the sources: its verb, its table, and by what it asks. What stands in brackets
 * or quotes is no part of it, though no statement of ours holds a person's word.
 */
export function nameStatement(source: string): string {
  const text = leaveOut(source.replace(/--.*$/gm, '').replace(/'[^']*'/g, '…'))
    .replace(/\s+/g, ' ')
    .trim();
  const verb = /^\w+/.exec(text)?.[0].toUpperCase() ?? '?';
  const table = /\b(?:FROM|INTO|UPDATE(?: OR \w+)?) (\w+)/i.exec(text)?.[1] ?? '';
  const rest = /\b(?:WHERE|ORDER BY|ON CONFLICT) .*$/i.exec(text)?.[0] ?? '';
  return `${verb} ${table} ${rest}`.trim().slice(0, 120);
}

/** The text with an ellipsis for everything in brackets: a question inside another one is not what the outer one asks. */
function leaveOut(text: string): string {
  const shorter = text.replace(/\([^()]*\)/g, '…');
  return shorter === text ? text : leaveOut(shorter);
}
