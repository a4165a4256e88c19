import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cacheStatements } from '../../../../main/ledger/database/statements.ts';
import { nameStatement, watchStatements } from '../../../../main/ledger/database/watch-statements.ts';
import { openLedger } from '../../../../main/ledger/ledger.ts';
import { threads } from '../../../threads.ts';
import { makeFolder } from '../../open-console.ts';
import { row, stamp } from '../samples.ts';

/** A connection whose statements take as long as they are told to. */
function open() {
  const database = new Database(':memory:');
  onTestFinished(() => void database.close());
  cacheStatements(database);
  let clock = 0;
  database.function('spend', (milliseconds: number) => {
    clock += milliseconds;
    return milliseconds;
  });
  const told: [string, number][] = [];
  watchStatements(database, {
    slowAfter: 50,
    now: () => clock,
    onSlow: (name, milliseconds) => told.push([name, milliseconds]),
  });
  return { database, told };
}

describe('a statement that takes long', () => {
  it('is told of by what it does, from the threshold on, and works as before', () => {
    const { database, told } = open();
    const asked = database.prepare<[number], number>('SELECT spend(?) FROM sqlite_schema UNION ALL SELECT 7').pluck();
    expect(asked.all(49)).toEqual([7]);
    database.exec('CREATE TABLE notes (note TEXT)');
    expect(told).toEqual([]);
    expect(asked.get(50)).toBe(50);
    database.prepare('INSERT INTO notes VALUES (spend(?))').run(60);
    expect(told.map(([name, took]) => [name.split(' ').slice(0, 2).join(' '), took])).toEqual([
      ['SELECT sqlite_schema', 50],
      ['INSERT notes', 60],
    ]);
  });

  it('is timed once, however often it is prepared', () => {
    const { database, told } = open();
    for (const milliseconds of [60, 70]) database.prepare('SELECT spend(?)').get(milliseconds);
    expect(told.map(([, took]) => took)).toEqual([60, 70]);
  });

  it('is told of when it fails, too', () => {
    const { database, told } = open();
    database.exec('CREATE TABLE notes (note INTEGER CHECK (note <> 80))');
    expect(() => database.prepare('INSERT INTO notes VALUES (spend(80))').run()).toThrow(/CHECK/);
    expect(told).toHaveLength(1);
  });
});

it.each([
  ['SELECT count(*) FROM operations\n  WHERE state = ?', 'SELECT operations WHERE state = ?'],
  ["UPDATE OR IGNORE operations SET chain_id = 'C1' WHERE account_id = 'a'", 'UPDATE operations WHERE account_id = …'],
  ['INSERT INTO notes VALUES (?) -- a comment', 'INSERT notes'],
  ['PRAGMA optimize', 'PRAGMA'],
  [
    'SELECT (SELECT max(a) FROM attempts) FROM operations o WHERE o.state IN (?)',
    'SELECT operations WHERE o.state IN …',
  ],
])('the name of %j is %j', (sql, name) => {
  expect(nameStatement(sql)).toBe(name);
});

it('a ledger tells of them, from each of its threads, without a word of what was bound', async () => {
  const told: string[] = [];
  const onSlow = ({ name }: { readonly name: string }) => void told.push(name);
  const ledger = await openLedger(makeFolder(), threads, { slowAfter: 0, onSlow });
  onTestFinished(() => ledger.close());
  const person = { clientEmail: 'someone@example.com', clientName: 'Some One' };
  await ledger.intake.recordRows('i1', { rows: [row({ transactionId: 'SECRET1' }, person)], source: 'import' }, stamp);
  await ledger.views.findChain('SHOP', 'SECRET1');
  await ledger.views.searchTransactions({ text: 'some one', amounts: [], after: null, limit: 1 });
  expect(told).toContain('INSERT observations');
  expect(told.some((name) => name.startsWith('SELECT operations WHERE o.account_id'))).toBe(true);
  expect(told.join('\n')).not.toMatch(/SECRET1|someone|Some One|SHOP/i);
});
