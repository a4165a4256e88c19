import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { cacheStatements } from '../../../../main/ledger/database/statements.ts';
import { steadyPlan } from '../../../../main/ledger/database/steady.ts';

describe('the plan of a statement', () => {
  it.each([
    ['a = ? AND b=@b', 'a = +? AND b=+@b'],
    ['a <= ? AND b IS ?', 'a <= +? AND b IS +?'],
    ['a BETWEEN @from AND @to', 'a BETWEEN +@from AND +@to'],
    ['ORDER BY a LIMIT ? OFFSET ?', 'ORDER BY a LIMIT +? OFFSET +?'],
  ])('does not depend on what is bound: %s', (source, steady) => {
    expect(steadyPlan(source)).toBe(steady);
  });

  it.each(["a = '= ?'", "a <> 'it''s = ?'", 'VALUES (?, @b)', 'a IN (?, ?)', 'a LIKE ?', 'a MATCH ?', 'json_each(?)'])(
    'leaves alone what the planner does not look at, or has to: %s',
    (source) => {
      expect(steadyPlan(source)).toBe(source);
    },
  );

  it('is that of every statement that is kept, whose answers are the same', () => {
    const database = new Database(':memory:');
    cacheStatements(database);
    database.exec('CREATE TABLE t (a TEXT, b BLOB, c INTEGER)');
    database.prepare('INSERT INTO t VALUES (?, ?, ?)').run('1', Buffer.from('x'), 2n ** 62n);
    const statement = database.prepare('SELECT a FROM t WHERE a = ? AND b = ? AND c >= ? ORDER BY c LIMIT ?');
    expect(statement.source).toContain('a = +?');
    expect(statement.all('1', Buffer.from('x'), 2n ** 62n, 1n)).toEqual([{ a: '1' }]);
    expect(statement.all('1', Buffer.from('x'), 2n ** 62n + 1n, 1n)).toEqual([]);
    database.close();
  });
});
