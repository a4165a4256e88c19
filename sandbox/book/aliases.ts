import type { Database } from 'better-sqlite3';
import type { Row } from './row.ts';

/** ALIASes: each names the transaction whose payment method it stands for (S3:140–148). */
export function createAliases(database: Database) {
  const setEnded = database.prepare('UPDATE aliases SET ended = 1 WHERE alias = ?');
  const isEnded = database.prepare<[string], 0 | 1>('SELECT ended FROM aliases WHERE alias = ?').pluck();
  const insert = database.prepare('INSERT INTO aliases (alias, source) VALUES (?, ?)');
  const select = database.prepare<[string, string], Row>(`
    SELECT transactions.* FROM aliases
    JOIN transactions ON transactions.sequence = aliases.source
    WHERE aliases.alias = ? AND transactions.identifier = ?`);
  return {
    /** Makes the ALIAS of a transaction's payment method: it is the TRANSACTIONID itself (protocol.md §1.4). */
    add: (source: Row): string => {
      insert.run(source.transactionId, source.sequence);
      return source.transactionId;
    },
    /** Ends a mandate whose first collection was refused (rules.md H54). */
    end: (alias: string): void => {
      setEnded.run(alias);
    },
    hasEnded: (alias: string): boolean => isEnded.get(alias) === 1,
    /** The transaction that made the ALIAS, within one account only (rules.md A10). */
    find: (identifier: string, alias: string): Row | undefined => select.get(alias, identifier),
  };
}
