import type { Database } from 'better-sqlite3';
import type { Execcode } from '../answers/messages.ts';
import type { Link } from './chain.ts';
import { createChains } from './chains.ts';
import type { Authentication, Draft, Row } from './row.ts';

/** TRANSACTIONIDs count up from here; fixed ids that tests and seeds use stand below (rules.md I60). */
const firstNumber = 2_000_000;

/** In the order of {@link insertRow}: bound by position, which costs a third of what names do. */
const columns = [
  'sequence',
  'transactionId',
  'identifier',
  'operation',
  'chain',
  'reference',
  'at',
  'amount',
  'currency',
  'execcode',
  'orderId',
  'description',
  'extraData',
  'version',
  'descriptor',
  'origin',
  'alias',
  'aliasMode',
  'authentication',
  'clientIdent',
  'clientEmail',
  'clientIp',
  'clientReferrer',
  'clientDob',
  'clientAddress',
  'language',
  'cardMask',
  'cardType',
  'cardCountry',
  'cardValidity',
  'cardFullName',
  'schedule',
  'instalment',
  'instalments',
  'retry',
] as const satisfies (keyof Row)[];

const insertRow = `INSERT INTO transactions (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;

/** Hears of a row's birth and of its final result, and of the row as it stands where that is known without reading it. */
export type Changed = (sequence: number, row: Row | undefined) => void;

/** The executed operations, in the order of their execution; `stale` hears of a row that is no longer as it was told. */
export function createRows(database: Database, changed: Changed, stale: (sequence: number) => void) {
  const nextSequence = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) + 1 FROM transactions').pluck();
  const insert = database.prepare(insertRow);
  const bySequence = database.prepare<[number], Row>('SELECT * FROM transactions WHERE sequence = ?');
  const byId = database.prepare<[string, string], Row>(
    'SELECT * FROM transactions WHERE identifier = ? AND transactionId = ?',
  );
  const chainById = database
    .prepare<[string, string], number>('SELECT chain FROM transactions WHERE identifier = ? AND transactionId = ?')
    .pluck();
  const byChain = database.prepare<[number], Link>(
    `SELECT sequence, operation, reference, amount, execcode, voidedBy FROM transactions
     WHERE chain = ? ORDER BY sequence`,
  );
  const bySchedule = database.prepare<[number], Row>('SELECT * FROM transactions WHERE schedule = ? ORDER BY sequence');
  const stop = database.prepare<[number], Row>(
    `SELECT * FROM transactions WHERE reference = ? AND operation = 'stopntimes' AND execcode = '0000'`,
  );
  const every = database.prepare<[], Row>('SELECT * FROM transactions ORDER BY sequence');
  const ofAccount = database.prepare<[string], Row>(
    'SELECT * FROM transactions WHERE identifier = ? ORDER BY sequence',
  );
  const setVoided = database.prepare('UPDATE transactions SET voidedBy = ? WHERE sequence = ?');
  const setAlias = database.prepare('UPDATE transactions SET alias = ? WHERE sequence = ?');
  const setResult = database.prepare('UPDATE transactions SET execcode = ?, authentication = ? WHERE sequence = ?');

  const chains = createChains((chain) => byChain.all(chain));

  const get = (sequence: number): Row => {
    const found = bySequence.get(sequence);
    if (!found) throw new RangeError(`The book has no row ${sequence}.`);
    return found;
  };

  return {
    /** Writes an operation down and gives it its TRANSACTIONID, unless it brings one. */
    add: (draft: Draft, fixedId?: string): Row => {
      const sequence = nextSequence.get() ?? 1;
      const transactionId = fixedId ?? `A${firstNumber + sequence}`;
      const schedule = draft.instalment === 1 ? sequence : draft.schedule;
      const row: Row = { ...draft, sequence, transactionId, chain: draft.chain ?? sequence, schedule, voidedBy: null };
      insert.run(...columns.map((column) => row[column]));
      chains.add(row);
      changed(sequence, row);
      return row;
    },
    get,
    /** By TRANSACTIONID, within one account only (rules.md A10). */
    find: (identifier: string, transactionId: string): Row | undefined => byId.get(identifier, transactionId),
    /** Which chain that transaction belongs to, by the sequence of its root. */
    findChain: (identifier: string, transactionId: string): number | undefined =>
      chainById.get(identifier, transactionId),
    /** The root with its capture, refunds, voids and the stop of its plan, in the order of their execution. */
    chainOf: (row: Row): readonly Link[] => chains.of(row.chain),
    /** Every transaction of an n-times plan, retries included, by the first instalment. */
    instalmentsOf: (first: Row): readonly Row[] => bySchedule.all(first.sequence),
    /** What stopped the plan of this first instalment. */
    stopOf: (first: Row): Row | undefined => stop.get(first.sequence),
    all: (identifier?: string): readonly Row[] => (identifier === undefined ? every.all() : ofAccount.all(identifier)),
    markVoided: (row: Row, by: Row): void => {
      setVoided.run(by.sequence, row.sequence);
      chains.change(row.chain, row.sequence, { voidedBy: by.sequence });
      stale(row.sequence);
    },
    markAlias: (row: Row, alias: string): Row => {
      setAlias.run(alias, row.sequence);
      stale(row.sequence);
      return get(row.sequence);
    },
    /** The final result of a row that was waiting. */
    conclude: (sequence: number, execcode: Execcode, authentication: Authentication): Row => {
      setResult.run(execcode, authentication, sequence);
      const row = get(sequence);
      chains.change(row.chain, sequence, { execcode });
      changed(sequence, row);
      return row;
    },
    /** Something was undone. */
    forget: (): void => chains.forget(),
  };
}
