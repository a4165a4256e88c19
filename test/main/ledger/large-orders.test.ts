import { describe, expect, it, onTestFinished } from 'vitest';
import type { Fact } from '../../../main/domain/transaction.ts';
import type { WritableDatabase } from '../../../main/ledger/database/open.ts';
import { recordFacts } from '../../../main/ledger/projections/facts.ts';
import { beginWriting } from '../../../main/ledger/writing/writing.ts';
import { fact, noon } from '../domain/samples.ts';
import { openSqliteCore } from '../ports/sqlite-core.ts';

interface Work {
  /** Statements that ran, and rows that they gave. */
  statements: number;
  rows: number;
}

/** Counts what a connection does from now on. */
function countWork(database: WritableDatabase): Work {
  const work: Work = { statements: 0, rows: 0 };
  const prepare = database.prepare.bind(database);
  const counted = (sql: string) =>
    new Proxy(prepare(sql), {
      get: (statement, name) => {
        const method = Reflect.get(statement, name);
        if (typeof method !== 'function') return method;
        return (...parameters: unknown[]) => {
          const answer = method.apply(statement, parameters);
          if (name === 'pluck') return counted(sql);
          work.statements += 1;
          if (Array.isArray(answer)) work.rows += answer.length;
          return answer;
        };
      },
    });
  Object.assign(database, { prepare: counted });
  onTestFinished(() => void Object.assign(database, { prepare }));
  return work;
}

const size = 25;
const day = 86_400_000;

const kinds: Readonly<Record<string, (number: number) => Fact>> = {
  'payments, each voided by the next row': (number) =>
    number % 2 === 0
      ? fact({ transactionId: `A${number}`, happenedAt: noon + number * 1_000, voidedBy: `A${number + 1}` })
      : fact({
          transactionId: `A${number}`,
          operation: 'void',
          referenceId: `A${number - 1}`,
          happenedAt: noon + number * 1_000,
        }),
  'refunds of one payment': (number) =>
    fact({
      transactionId: `A${number}`,
      operation: number === 0 ? 'payment' : 'refund',
      referenceId: number === 0 ? null : 'A0',
      happenedAt: noon + number * 1_000,
    }),
  'instalments, one plan after the other, newest first': (number) => instalment(2_000 - number),
  'instalments, one plan after the other, oldest first': (number) => instalment(number),
};

/** A plan of four begins every fourth day; its dates follow each other by a day. */
function instalment(number: number): Fact {
  return fact({
    transactionId: `A${number}`,
    schedule: `${(number % 4) + 1}-4`,
    happenedAt: noon + number * day,
  });
}

describe('an order of many rows', () => {
  it.each(Object.keys(kinds))('costs each row the same, however many came before: %s', (name) => {
    const core = openSqliteCore();
    onTestFinished(() => core.close());
    core.renew();
    const make = kinds[name] as (number: number) => Fact;
    const work = countWork(core.database);
    const pieces = Array.from({ length: 60 }, (_, piece) => {
      Object.assign(work, { statements: 0, rows: 0 });
      recordFacts(
        beginWriting(core.database),
        Array.from({ length: size }, (__, index) => make(piece * size + index)),
      );
      return { ...work };
    });
    const [early, late] = [pieces.slice(5, 15), pieces.slice(-10)];
    const most = (some: readonly Work[], what: keyof Work) => Math.max(...some.map((each) => each[what]));
    expect(early[0]?.statements).toBeGreaterThan(size);
    expect(most(late, 'statements')).toBeLessThanOrEqual(most(early, 'statements') * 1.1);
    expect(most(late, 'rows')).toBeLessThanOrEqual(most(early, 'rows') + size);
  });
});
