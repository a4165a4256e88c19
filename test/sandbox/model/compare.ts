import assert from 'node:assert/strict';
import type { Row } from '../../../sandbox/index.ts';
import type { Gate } from './gate.ts';
import type { Reference } from './reference.ts';
import { balanceOf, type ModelRow } from './rows.ts';

/** Throws where the gateway's book or one of its balances is not what the rule book expects. */
export function compare(reference: Reference, gate: Gate): void {
  const rows = gate.rows();
  learnIds(reference.rows, rows);
  const bySequence = new Map(rows.map((row) => [row.sequence, row.transactionId]));
  const actual = rows.map((row) => summary(row, bySequence));
  const expected = reference.rows.map(expectation);
  assert.deepEqual(byId(actual), byId(expected), 'The book is not what the rule book expects.');
  for (const row of reference.rows) {
    if (row.root) continue;
    const message = `The balance of ${row.id} is not what the rule book expects.`;
    assert.deepEqual({ ...gate.balanceOf(row.id) }, balanceOf(reference.rows, row), message);
  }
}

/** What ran by the clock has no answer to learn its TRANSACTIONID from: it is known by what it is about and when. */
function learnIds(expected: readonly ModelRow[], rows: readonly Row[]): void {
  const known = new Set(expected.map(({ id }) => id));
  const bySequence = new Map(rows.map((row) => [row.sequence, row.transactionId]));
  const news = rows.filter(({ transactionId }) => !known.has(transactionId));
  for (const row of expected) {
    if (row.id !== '') continue;
    const about = row.reference?.id ?? row.place?.first?.id ?? '';
    const at = news.findIndex((other) => {
      const place = row.place ? other.instalment === row.place.index && other.retry === row.place.retry : true;
      return other.at === row.at && place && aboutOf(other, bySequence) === about;
    });
    row.id = news.splice(at, 1)[0]?.transactionId ?? 'never executed';
  }
}

function aboutOf({ reference, schedule }: Row, bySequence: ReadonlyMap<number, string>): string {
  return bySequence.get(reference ?? schedule ?? 0) ?? '';
}

/** What both sides know of a row. Amounts in minor units. */
type Summary = Readonly<Record<string, string | number | boolean>>;

function summary(row: Row, bySequence: ReadonlyMap<number, string>): Summary {
  const { transactionId: id, operation, amount, at, execcode: code, instalment, retry } = row;
  const root = bySequence.get(row.chain) ?? '';
  const place = instalment === 0 ? '' : `${instalment}, try ${retry} of ${bySequence.get(row.schedule ?? 0)}`;
  return { id, operation, amount, at, code, voided: row.voidedBy !== null, root, place };
}

function expectation(row: ModelRow): Summary {
  const { id, operation, amount, at, code, voided } = row;
  const { index = 0, retry = 0, first } = row.place ?? {};
  const place = index === 0 ? '' : `${index}, try ${retry} of ${first?.id ?? id}`;
  return { id, operation, amount, at, code, voided, root: row.root?.id ?? id, place };
}

function byId(rows: readonly Summary[]): readonly Summary[] {
  return rows.toSorted((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1));
}
