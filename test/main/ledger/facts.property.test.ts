import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { standTogether } from '../../../main/domain/chain-state.ts';
import { mergeFact } from '../../../main/domain/merge-fact.ts';
import { relateRows } from '../../../main/domain/neighbours.ts';
import { type Fact, statusOf, type Transaction } from '../../../main/domain/transaction.ts';
import { recordFacts } from '../../../main/ledger/projections/facts.ts';
import { homeOf } from '../../../main/ledger/projections/position.ts';
import { keepStandings } from '../../../main/ledger/projections/standings.ts';
import { readChain } from '../../../main/ledger/queries/chain.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from '../../../main/ledger/queries/rows.ts';
import { beginWriting } from '../../../main/ledger/writing/writing.ts';
import { fact, noon } from '../domain/samples.ts';
import { openSqliteCore } from '../ports/sqlite-core.ts';

const ids = ['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] as const;

/** Facts about a few transactions of two orders, in pairs of contradicting and completing ones, rings among them. */
const someFact: fc.Arbitrary<Fact> = fc
  .record({
    transactionId: fc.constantFrom(...ids),
    operation: fc.constantFrom('payment', 'payment', 'authorization', 'capture', 'refund', 'void', 'stopntimes'),
    orderId: fc.constantFrom('W-1', 'W-1', 'W-1', 'W-2', ''),
    minor: fc.constantFrom(1_000, 2_000, 10_000),
    execcode: fc.constantFrom('0000', '0000', '0000', '0003', '4001'),
    referenceId: fc.constantFrom(null, null, ...ids),
    voidedBy: fc.constantFrom(null, null, null, null, '', ...ids),
    schedule: fc.constantFrom('', '', '', '1-3', '2-3', '3-3', '1-2', '2-2'),
    knownFrom: fc.constantFrom('import', 'lookup', 'notification', 'desk'),
    second: fc.constantFrom(0, 0, 1, 2, 60),
    knownAt: fc.constantFrom(noon, noon + 1_000, noon + 2_000),
    extraData: fc.constantFrom('', 'of the shop'),
    timeKnown: fc.constantFrom(true, true, false),
    method: fc.constantFrom('card', 'directDebit', 'unknown'),
    debitDay: fc.constantFrom('', '2026-01-20'),
    client: fc.constantFrom('', 'j.snow', 'jon'),
    further: fc.constantFrom({}, {}, { arn: '74' }, { arn: '75', descriptor: 'SHOP' }),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY', 'KWD'),
    currencyTold: fc.constantFrom(true, true, true, false),
    inMajorUnits: fc.boolean(),
  } as const)
  .map(({ minor, second, currency, inMajorUnits, ...seen }) => {
    const happenedAt = seen.knownFrom === 'notification' ? seen.knownAt : noon + second * 1_000;
    const names = seen.operation !== 'payment' && seen.operation !== 'authorization';
    return fact({
      ...seen,
      referenceId: names && seen.referenceId !== seen.transactionId ? seen.referenceId : null,
      voidedBy: seen.voidedBy === seen.transactionId ? null : seen.voidedBy,
      amount: { minor, currency: seen.currencyTold ? currency : 'EUR' },
      inMajorUnits: !seen.currencyTold && inMajorUnits,
      status: statusOf(seen.execcode),
      happenedAt,
      timeKnown: seen.timeKnown && seen.knownFrom !== 'notification',
    });
  });

/** What all facts make of the rows at once, by the pure rules. */
function onPaper(facts: readonly Fact[]): Transaction[] {
  const rows = new Map<string, Transaction>();
  for (const told of facts) rows.set(told.transactionId, mergeFact(rows.get(told.transactionId), told));
  return relateRows([...rows.values()]).toSorted((one, other) => (one.transactionId < other.transactionId ? -1 : 1));
}

/** By its key, each row takes the first free place from its home on. */
function placesOf(rows: readonly Transaction[]): number[] {
  const taken = new Set<number>();
  return rows.map((row) => {
    let place = homeOf(row);
    while (taken.has(place)) place += 1;
    taken.add(place);
    return place;
  });
}

function openTables() {
  const core = openSqliteCore();
  onTestFinished(() => core.close());
  const { database } = core;
  return {
    record: (pieces: readonly (readonly Fact[])[], { keepsStandings = false } = {}) => {
      core.renew();
      for (const piece of pieces) {
        const writing = beginWriting(database);
        recordFacts(writing, piece);
        if (keepsStandings) keepStandings(writing);
      }
    },
    read: () => {
      const stored = database
        .prepare<[], StoredTransaction>(`SELECT ${transactionColumns} FROM transactions t ORDER BY transaction_id`)
        .all();
      return { rows: stored.map(toTransaction), places: stored.map(({ position }) => position) };
    },
    /** What the chain of a row makes it stand at. */
    standOf: ({ accountId, rootId, transactionId }: Transaction) =>
      standTogether(readChain(database, accountId, rootId)).get(transactionId),
    check: () =>
      database.exec(`
        INSERT INTO transaction_search (transaction_search, rank) VALUES ('integrity-check', 1);
        INSERT INTO transaction_words (transaction_words, rank) VALUES ('integrity-check', 1);
      `),
  };
}

const pieces = fc
  .array(someFact, { minLength: 1, maxLength: 14 })
  .chain((facts) =>
    fc.tuple(
      fc.constant(facts),
      fc.shuffledSubarray(facts, { minLength: facts.length }),
      fc.array(fc.constantFrom(...facts), { maxLength: 4 }),
      fc.integer({ min: 1, max: 6 }),
    ),
  );

function cut(facts: readonly Fact[], size: number): Fact[][] {
  return Array.from({ length: Math.ceil(facts.length / size) }, (_, at) => facts.slice(at * size, (at + 1) * size));
}

function withoutStanding({ stands: _stands, ...row }: Transaction): Omit<Transaction, 'stands'> {
  return row;
}

function withoutStandings<Read extends { readonly rows: readonly Transaction[] }>({ rows, ...read }: Read) {
  return { rows: rows.map(withoutStanding), ...read };
}

describe('facts', () => {
  it('are related alike in whatever order they are given', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(pieces, ([facts, shuffled]) => {
        expect(onPaper(shuffled).map(withoutStanding)).toEqual(onPaper(facts).map(withoutStanding));
      }),
      { numRuns: 5_000 },
    );
  });

  it('in any order, repeated and in pieces of any size, make the rows that the rules make of all at once', {
    timeout: 600_000,
  }, () => {
    const tables = openTables();
    fc.assert(
      fc.property(pieces, ([facts, shuffled, again, size]) => {
        const rows = onPaper(facts);
        tables.record(cut([...shuffled, ...again], size));
        expect(withoutStandings(tables.read())).toEqual({ rows: rows.map(withoutStanding), places: placesOf(rows) });
        tables.check();
      }),
      { numRuns: 1200 },
    );
  });

  it('make each row stand at what its chain does, as it stands at last', { timeout: 600_000 }, () => {
    const tables = openTables();
    fc.assert(
      fc.property(pieces, ([, shuffled, again, size]) => {
        tables.record(cut([...shuffled, ...again], size), { keepsStandings: true });
        const { rows } = tables.read();
        expect(rows.map(({ stands }) => stands)).toEqual(rows.map(tables.standOf));
      }),
      { numRuns: 300 },
    );
  });
});

it('a void that turns out to be refused undoes nothing any more', () => {
  const tables = openTables();
  const payment = fact({ transactionId: 'T0' });
  const succeeded = fact({ transactionId: 'T1', operation: 'void', referenceId: 'T0', happenedAt: noon + 1_000 });
  const refused = { ...succeeded, execcode: '4001', status: 'refused', knownAt: noon + 5_000 } as const;
  const marks = () => tables.read().rows.map(({ voidedBy }) => voidedBy);
  tables.record([[payment, succeeded]]);
  expect(marks()).toEqual(['T1', null]);
  tables.record([[payment, succeeded], [refused]]);
  expect(marks()).toEqual([null, null]);
});

it('what hangs on an order under another one stands in the way of what is voided there, whichever came first', () => {
  const tables = openTables();
  const authorization = fact({ transactionId: 'T0', operation: 'authorization' });
  const undo = fact({ transactionId: 'T2', operation: 'void', happenedAt: noon + 2_000 });
  const capture = fact({ transactionId: 'T1', operation: 'capture', referenceId: 'T0', orderId: 'edit-1' });
  for (const pieces of [
    [[authorization, undo, capture]],
    [[authorization], [undo], [capture]],
    [[capture], [undo, authorization]],
  ]) {
    tables.record(pieces);
    expect(tables.read().rows.map(({ voidedBy }) => voidedBy)).toEqual([null, 'T2', null]);
  }
});

/** Whichever of them comes first. */
function inAnyOrder(facts: readonly Fact[]): Fact[][] {
  if (facts.length === 0) return [[]];
  return facts.flatMap((first) => inAnyOrder(facts.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}

it('a ring that is none, since what closes it is not meant, leads to what nobody has told of, whichever came first', () => {
  const tables = openTables();
  // An answer of this desk's named T2 alone: a stop cannot be of a refund, and is of something else of that id.
  const answered = fact({ transactionId: 'T2', operation: 'refund', referenceId: 'T0', knownFrom: 'desk' });
  const stop = fact({ transactionId: 'T1', operation: 'stopntimes', referenceId: 'T2', schedule: '2-3' });
  const refund = fact({ transactionId: 'T0', operation: 'refund', referenceId: 'T1' });
  for (const facts of inAnyOrder([answered, stop, refund])) {
    tables.record(cut(facts, 1));
    expect(tables.read().rows.map(({ rootId }) => rootId)).toEqual(['T2', 'T2', 'T2']);
    expect(onPaper(facts).map(({ rootId }) => rootId)).toEqual(['T2', 'T2', 'T2']);
  }
});

it('a date that is known by its arrival is of the plan that began by the gateway’s clock, whichever came first', () => {
  const tables = openTables();
  const at = (second: number) => ({ happenedAt: noon + second * 1_000, knownAt: noon + second * 1_000 });
  const ownBegin = fact({ transactionId: 'T1', schedule: '1-3', knownFrom: 'desk', ...at(2) });
  const begin = fact({ transactionId: 'T2', schedule: '1-3', knownFrom: 'lookup', ...at(60) });
  const last = fact({ transactionId: 'T3', schedule: '3-3', knownFrom: 'notification', timeKnown: false, ...at(1) });
  for (const facts of inAnyOrder([ownBegin, begin, last])) {
    tables.record(cut(facts, 1));
    expect(tables.read().rows.map(({ scheduleId }) => scheduleId)).toEqual(['T1', 'T2', 'T2']);
    expect(onPaper(facts).map(({ scheduleId }) => scheduleId)).toEqual(['T1', 'T2', 'T2']);
  }
});

it('half a character is one key with what the table keeps of it, in one piece and in two', () => {
  const tables = openTables();
  const told = fact({ transactionId: 'T\ud83d', clientName: 'A\ud83d' });
  const again = { ...told, transactionId: 'T\ufffd' };
  for (const pieces of [[[told, again]], [[told], [again, told]]]) {
    tables.record(pieces);
    expect(tables.read().rows).toMatchObject([{ transactionId: 'T\ufffd', clientName: 'A\ufffd' }]);
  }
});

it('two keys that look alike when they are written one behind the other stay two', () => {
  const tables = openTables();
  tables.record([
    [fact({ accountId: 'A B', transactionId: 'C' }), fact({ accountId: 'A', transactionId: 'B C', orderId: 'W-2' })],
  ]);
  expect(tables.read().rows).toHaveLength(2);
});

describe('rows of one place', () => {
  /** Keys whose rows of one second all want a few neighbouring places. */
  const crowd = (() => {
    const near = new Map<number, string[]>();
    for (let number = 0; near.size < 3 || [...near.values()].some((keys) => keys.length < 3); number += 1) {
      const transactionId = `N${number}`;
      const place = homeOf(fact({ transactionId })) % 2 ** 20;
      if (place < 100 || place > 102) continue;
      near.set(place, [...(near.get(place) ?? []), transactionId]);
    }
    return [...near.values()].flatMap((keys) => keys.slice(0, 3));
  })();

  it('stand by their keys, whoever came first and whoever left', { timeout: 600_000 }, () => {
    const tables = openTables();
    const moves = fc.record({
      here: fc.subarray(crowd),
      order: fc.shuffledSubarray(crowd, { minLength: crowd.length }),
    });
    fc.assert(
      fc.property(moves, ({ here, order }) => {
        const late = (transactionId: string) =>
          fact({ transactionId, orderId: transactionId, knownAt: noon + 1, happenedAt: noon + 5_000 });
        const first = order.map((transactionId) => fact({ transactionId, orderId: transactionId }));
        const facts = [...first, ...here.map(late)];
        const rows = onPaper(facts);
        tables.record(cut(facts, 2));
        expect(tables.read().places).toEqual(placesOf(rows));
        tables.check();
      }),
      { numRuns: 100 },
    );
  });
});
