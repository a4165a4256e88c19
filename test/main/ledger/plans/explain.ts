import type { WritableDatabase } from '../../../../main/ledger/database/open.ts';

/** Tables that grow with the years; the others hold one row, or a bounded number. */
const growing = [
  'events',
  'observations',
  'people',
  'texts',
  'operations',
  'attempts',
  'looks',
  'order_notes',
  'transactions',
  'notifications',
  'unread_rows',
  'colleague_rows',
  'team_links',
  'team_chains',
];

/** What of a statement's plan would cost more with every year; none is well. */
export function findCostly(database: Pick<WritableDatabase, 'prepare'>, sql: string): string[] {
  const aliases = new Map(
    [...sql.matchAll(/\b(?:FROM|JOIN|UPDATE|INTO)\s+(\w+)(?:\s+(?:AS\s+)?([a-z]\w*))?/g)].flatMap(
      ([, table = '', alias = '']) =>
        [
          [alias, table],
          [table, table],
        ] as const,
    ),
  );
  return explain(database, sql).filter((step) => isCostly(step, (name) => aliases.get(name) ?? name));
}

function isCostly(step: string, tableOf: (name: string) => string): boolean {
  if (/USE TEMP B-TREE/.test(step)) return true;
  const [, how = '', name = ''] = /^(SCAN|SEARCH) (\w+)/.exec(step) ?? [];
  if (!growing.includes(tableOf(name))) return false;
  // An index that is walked in its own order stops at the statement's LIMIT; a walk of an account stops nowhere.
  return how === 'SCAN' || /\(account_id=\?\)$/.test(step);
}

/** The steps of SQLite's plan. Parameters are bound to nothing: plans do not depend on them. */
export function explain(database: Pick<WritableDatabase, 'prepare'>, sql: string): string[] {
  const statement = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const names = [...new Set([...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => name))];
  const marks = sql.match(/\?/g)?.length ?? 0;
  const steps =
    names.length > 0
      ? statement.all(Object.fromEntries(names.map((name) => [name, null])))
      : statement.all(...Array.from({ length: marks }, () => null));
  return steps.map(({ detail }) => detail);
}
