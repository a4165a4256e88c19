import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { standings } from '../../../../main/domain/standing.ts';
import { searchTransactions } from '../../../../main/ledger/search/page.ts';
import { refreshTrigramCounts } from '../../../../main/ledger/search/trigram-counts.ts';
import type { Condition, Criterion } from '../../../../main/ports/criterion.ts';
import { holdsWords, meets, type World } from '../../ports/memory/criteria.ts';
import { readBack, readOn } from './every-page.ts';
import { type List, openList } from './list.ts';
import { type DrawnOperation, type DrawnRow, fillWhole, plainRow } from './whole-list.ts';

let list: List;
beforeAll(() => {
  list = openList();
});
afterAll(() => list.close());

const begin = 1_700_000_000;
const second = fc.nat(20);
const word = fc.constantFrom('may', 'mayer', 'May', 'ab', 'a', 'snow', 'jon', '2026', '2026-01', 'é', 'x.y', 'refund');
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const amount = fc.integer({ min: 1, max: 20 });
const id = fc.nat(12).map((number) => `A${number}`);

const row: fc.Arbitrary<DrawnRow> = fc.record({
  second,
  root: id,
  order: word,
  client: word,
  email: word,
  name: words,
  minor: amount,
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  account: fc.constantFrom('SHOP', 'OTHER'),
  operation: fc.constantFrom('payment', 'payment', 'authorization', 'capture', 'refund', 'refund', 'void'),
  standing: fc.constantFrom(...standings, 'authorized', 'refused'),
  left: fc.nat(10),
  leftMore: fc.nat(3),
  execcode: fc.constantFrom('0000', '4001', '4010', '1001'),
  card: fc.constantFrom('', '446421…0001', '555555…7575'),
  source: fc.constantFrom('import', 'lookup'),
  captureDay: fc.constantFrom('', '2026-01-14', '2026-01-15', '2026-02-01'),
});
const operation: fc.Arbitrary<DrawnOperation> = fc.record({
  account: fc.constantFrom('SHOP', 'OTHER'),
  chain: fc.oneof(
    id,
    id.map((first) => `schedule:${first}`),
    fc.tuple(fc.constantFrom('order', 'credit'), word).map(([held, order]) => `${held}:${order}`),
  ),
  made: id,
  knownBy: fc.constantFrom('answer', 'extraData', 'settlement', null),
  actor: fc.constantFrom('Anna', 'béa'),
  reason: fc.constantFrom('fraud', 'other'),
  state: fc.constantFrom('drafted', 'succeeded', 'unknown'),
});

const time = fc.option(
  second.map((at) => (begin + at) * 1000),
  { nil: null },
);
const digitsOfAmount = fc.constantFrom(2, 0, 3);
const digits = fc.constantFrom('0001', '7575', '446421');
const condition: fc.Arbitrary<Condition> = fc.oneof(
  words.map((text) => ({ kind: 'text', text }) as const),
  words.map((text) => ({ kind: 'phrase', text }) as const),
  word.map((one) => ({ kind: 'word', word: one }) as const),
  fc.oneof(id, digits, word).map((name) => ({ kind: 'name', name }) as const),
  fc
    .tuple(fc.constantFrom('amount' as const, 'amount' as const, 'left' as const), amount, fc.nat(5), digitsOfAmount)
    .map(([kind, from, more, digits]) => ({ kind, from, to: from + more, digits })),
  fc.tuple(time, time).map(([from, until]) => ({ kind: 'time', from, until }) as const),
  fc.tuple(time, time).map(([from, until]) => ({ kind: 'authorized', accountId: 'SHOP', from, until }) as const),
  fc.constantFrom<Condition>(
    ...(['payment', 'refund'] as const).map((operation) => ({ kind: 'operation', operation }) as const),
    ...standings.map((standing) => ({ kind: 'standing', standing }) as const),
    { kind: 'scheduled', from: '2026-01-15' },
    { kind: 'left', from: 3, to: 8, digits: 2 },
    { kind: 'code', from: '4000', to: '4999' },
    { kind: 'currency', currency: 'JPY' },
    { kind: 'account', accountId: 'OTHER' },
    { kind: 'source', source: 'lookup' },
    { kind: 'actor', text: 'BEA' },
    { kind: 'reason', reason: 'fraud' },
  ),
  fc
    .tuple(fc.constantFrom('order' as const, 'client' as const, 'email' as const), word)
    .map(([kind, text]) => ({ kind, text })),
  digits.map((one) => ({ kind: 'card', digits: one }) as const),
);
const criterion: fc.Arbitrary<Criterion> = fc.record({
  negated: fc.constantFrom(false, false, true),
  anyOf: fc.array(condition, { minLength: 1, maxLength: 3 }),
});
const asking = fc.record({
  rows: fc.array(row, { maxLength: 30 }),
  operations: fc.uniqueArray(operation, { maxLength: 4, selector: ({ account, chain }) => `${account} ${chain}` }),
  text: fc.constantFrom('', '', 'may', 'snow a'),
  criteria: fc.array(criterion, { maxLength: 4 }),
  limit: fc.integer({ min: 1, max: 7 }),
  effort: fc.constantFrom(1, 3, 1_000),
  unhurried: fc.boolean(),
  counted: fc.boolean(),
});

it('finds a payment by what may be left of it, where that is unsure', () => {
  const [drawn] = fc.sample(row, { numRuns: 1, seed: 1 });
  if (!drawn) throw new Error('Nothing was drawn.');
  const one = { ...drawn, currency: 'EUR' };
  fillWhole(
    list.database,
    begin,
    [
      { ...one, second: 0, root: 'A0', left: 1, leftMore: 3 },
      { ...one, second: 1, root: 'A1', left: 1, leftMore: 1 },
      { ...one, second: 2, root: 'A0', left: 5, leftMore: 0 },
      { ...one, second: 3, root: 'A3', left: 9, leftMore: 3 },
    ],
    [],
  );
  const criteria: Criterion[] = [{ negated: false, anyOf: [{ kind: 'left', from: 3, to: 8, digits: 2 }] }];
  const asked = { text: '', amounts: [], criteria, limit: 5 };
  expect(readOn(list.database, asked, { effort: 1_000, unhurried: false })).toEqual(['A0']);
});

it('gives the rows that a look at each of them gives, from both ends, and tells no number as exact that is another', () => {
  fc.assert(
    fc.property(asking, ({ rows, operations, text, criteria, limit, effort, unhurried, counted }) => {
      const world: World = fillWhole(list.database, begin, rows, operations);
      if (counted) while (refreshTrigramCounts(list.database));
      const found = world.rows.filter((one) => holdsWords(one, text) && meets(one, criteria, world));
      const ids = found.map(({ transactionId }) => transactionId);
      const asked = { text, amounts: [], criteria, limit };
      const onPage = ({ total, exact }: { readonly total: number; readonly exact: boolean }) =>
        exact && expect(total).toBe(ids.length);
      expect(readOn(list.database, asked, { effort, unhurried }, onPage)).toEqual(ids);
      expect(readBack(list.database, asked, { effort, unhurried })).toEqual(ids);
      const turned = { ...asked, oldestFirst: true };
      expect(readOn(list.database, turned, { effort, unhurried }, onPage)).toEqual(ids.toReversed());
      expect(readBack(list.database, turned, { effort, unhurried })).toEqual(ids.toReversed());
    }),
    { numRuns: 150 },
  );
});

/** Two rows of one order, whose index does not hold them by their places. */
const ofAnOrder = { ...plainRow, root: 'A0', order: 'x.y', client: 'may', email: 'may', name: 'may' };
const twoOfAnOrder = {
  rows: [ofAnOrder, ofAnOrder],
  operations: [],
  text: '' as const,
  criteria: [{ negated: false, anyOf: [{ kind: 'name', name: 'x.y' }] }] satisfies Criterion[],
  limit: 1,
  effort: 1 as const,
  unhurried: false,
  counted: false,
};

/** In the order of their amounts, the row of the first second comes first from both ends. */
const twoOfARange = {
  ...twoOfAnOrder,
  rows: [
    { ...ofAnOrder, root: 'A0', minor: 1 },
    { ...ofAnOrder, root: 'A0', minor: 2, account: 'OTHER' },
    { ...ofAnOrder, root: 'A0', minor: 1, account: 'OTHER', second: 2 },
  ],
  criteria: [{ negated: false, anyOf: [{ kind: 'amount', from: 1, to: 2, digits: 2 }] }] satisfies Criterion[],
};

/** The older row meets both, the newer one the second alone: it does not stand for the chain. */
const twoOfAQuestion = {
  ...twoOfAnOrder,
  rows: [
    { ...ofAnOrder, root: 'A0', minor: 1 },
    { ...ofAnOrder, root: 'A0', minor: 9, second: 1 },
  ],
  criteria: [
    { negated: false, anyOf: [{ kind: 'amount', from: 1, to: 2, digits: 2 }] },
    { negated: false, anyOf: [{ kind: 'operation', operation: 'payment' }] },
  ] satisfies Criterion[],
};

it('gives each chain once that a row is found of, at the place of the newest of those, from both ends', () => {
  fc.assert(
    fc.property(asking, ({ rows, operations, text, criteria, limit, effort, unhurried, counted }) => {
      const world: World = fillWhole(list.database, begin, rows, operations);
      if (counted) while (refreshTrigramCounts(list.database));
      const known = new Set(world.rows.map(({ accountId, transactionId }) => `${accountId} ${transactionId}`));
      const lines = new Map<string, string>();
      for (const row of world.rows) {
        if (!holdsWords(row, text) || !meets(row, criteria, world)) continue;
        const chain = `${row.accountId} ${row.rootId}`;
        if (!lines.has(chain)) lines.set(chain, known.has(chain) ? row.rootId : row.transactionId);
      }
      const ids = [...lines.values()];
      const asked = { text, amounts: [], criteria, limit, byChain: true };
      const onPage = ({ total, exact }: { readonly total: number; readonly exact: boolean }) =>
        exact && expect(total).toBe(ids.length);
      expect(readOn(list.database, asked, { effort, unhurried }, onPage)).toEqual(ids);
      expect(readBack(list.database, asked, { effort, unhurried })).toEqual(ids);
      expect(readOn(list.database, { ...asked, oldestFirst: true }, { effort, unhurried })).toEqual(ids.toReversed());
    }),
    { numRuns: 100, examples: [[twoOfAnOrder], [twoOfARange], [twoOfAQuestion]] },
  );
});

it('looks at the rows of a stretch of time only', () => {
  const drawn = fc
    .sample(row, { numRuns: 30, seed: 1 })
    .map((one, at): DrawnRow => ({ ...one, second: at, standing: 'refused' }));
  fillWhole(list.database, begin, drawn, []);
  const [from, until] = [(begin + 5) * 1000, (begin + 9) * 1000];
  const criteria: Criterion[] = [
    { negated: false, anyOf: [{ kind: 'time', from, until }] },
    { negated: false, anyOf: [{ kind: 'actor', text: 'nobody' }] },
  ];
  const asked = { text: '', amounts: [], criteria, after: null, limit: 5 };
  // Five rows of effort are enough for the four that lie there, and for none of those beyond.
  expect(searchTransactions(list.database, asked, { effort: 5, unhurried: false })).toMatchObject({
    rows: [],
    next: null,
    searchedBackTo: null,
    exact: true,
  });
});

it('finds what the gateway is to capture by itself from a day on, until it is captured', () => {
  const [one] = fc.sample(row, { numRuns: 1, seed: 1 });
  if (!one) throw new Error('Nothing was drawn.');
  const days = ['', '2026-01-14', '2026-01-15', '2026-02-01', '2026-02-01'];
  const standing = (at: number) => (at === 4 ? 'paid' : 'authorized');
  const rows = days.map((captureDay, at) => ({
    ...one,
    second: at,
    root: `A${at}`,
    captureDay,
    standing: standing(at),
  }));
  fillWhole(list.database, begin, rows, []);
  const criteria: Criterion[] = [{ negated: false, anyOf: [{ kind: 'scheduled', from: '2026-01-15' }] }];
  const asked = { text: '', amounts: [], criteria, limit: 5 };
  expect(readOn(list.database, asked, { effort: 1_000, unhurried: false })).toEqual(['A3', 'A2']);
});

it.each(['answer', 'extraData', 'settlement'] as const)(
  'finds a chain by who made the charge that began it, known by its %s, and by the reason',
  (knownBy) => {
    const [one] = fc.sample(row, { numRuns: 1, seed: 1 });
    if (!one) throw new Error('Nothing was drawn.');
    const here = { ...one, account: 'SHOP', order: 'may' };
    fillWhole(
      list.database,
      begin,
      [
        { ...here, second: 0, root: 'A0' },
        { ...here, second: 1, root: 'A0' },
        // Of the same order and of another account: what the charge did not make.
        { ...here, second: 2, root: 'A2' },
        { ...here, second: 3, root: 'A0', account: 'OTHER' },
      ],
      [
        { account: 'SHOP', chain: 'order:may', made: 'A0', knownBy, actor: 'béa', reason: 'fraud', state: 'succeeded' },
        { account: 'SHOP', chain: 'order:may', made: 'A2', knownBy, actor: 'Anna', reason: 'other', state: 'drafted' },
      ],
    );
    const find = (condition: Condition) =>
      readOn(
        list.database,
        { text: '', amounts: [], criteria: [{ negated: false, anyOf: [condition] }], limit: 5 },
        { effort: 1_000, unhurried: false },
      );
    expect(find({ kind: 'actor', text: 'BEA' })).toEqual(['A1', 'A0']);
    expect(find({ kind: 'reason', reason: 'fraud' })).toEqual(['A1', 'A0']);
    expect(find({ kind: 'actor', text: 'anna' })).toEqual([]);
  },
);
