import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactSource } from '../../../main/domain/kinds.ts';
import { type Amendment, amendTold, mergeFact } from '../../../main/domain/merge-fact.ts';
import { type Fact, statusOf } from '../../../main/domain/transaction.ts';
import { euros, fact, noon } from './samples.ts';

const codes = ['0000', '0001', '0003', '5004', '5001', '4001', '4012', '2009'] as const;
const source: fc.Arbitrary<FactSource> = fc.constantFrom('desk', 'lookup', 'import', 'notification');
const text = (some: string) => fc.constantFrom('', some);

const told: fc.Arbitrary<Fact> = fc
  .record({
    execcode: fc.constantFrom(...codes),
    orderId: fc.constantFrom('W-1', 'W-1', 'W-2'),
    amount: fc.constantFrom(euros(10_000), euros(10_000), euros(100)),
    knownAt: fc.constantFrom(noon, noon + 1, noon + 2),
    knownFrom: source,
    alias: text('A142429'),
    extraData: text('an attempt'),
    client: fc.constantFrom('', 'j.snow', 'a.stark'),
    card: fc.constantFrom('', '…0001', '446421…0001'),
    voidedBy: fc.constantFrom(null, 'V1'),
    chargedBack: fc.boolean(),
    captureDay: text('2026-01-20'),
    referenceId: fc.constantFrom(null, 'A0'),
    happenedAt: fc.integer({ min: noon, max: noon + 1_000_000 }),
    timeKnown: fc.boolean(),
    method: fc.constantFrom('card', 'directDebit', 'unknown'),
    debitDay: text('2026-01-22'),
    further: fc.constantFrom({}, {}, { arn: '74' }, { arn: '75', descriptor: 'SHOP' }),
  })
  .map((seen) => fact({ ...seen, status: statusOf(seen.execcode) }));

const merge = (facts: readonly Fact[]) =>
  facts.reduce<ReturnType<typeof mergeFact> | undefined>((row, each) => mergeFact(row, each), undefined);
/** What it stands at follows from its chain, and stays until that is read anew. */
const withoutStanding = (row: ReturnType<typeof merge>) => row && { ...row, stands: null };
const isFinal = (status: string | undefined) => status === 'succeeded' || status === 'refused';

describe('what two sources tell of one transaction', () => {
  it('is the same when the last of them is told again', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 5 }), (facts) => {
        expect(merge([...facts, facts.at(-1) as Fact])).toEqual(merge(facts));
      }),
    );
  });

  it('never takes a final outcome back to one that waits', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 5 }), told, (facts, later) => {
        const before = merge(facts);
        const after = merge([...facts, later]);
        if (isFinal(before?.status)) expect(isFinal(after?.status)).toBe(true);
        if (before?.status === 'succeeded' && later.knownFrom === 'notification')
          expect(after?.status).toBe('succeeded');
      }),
    );
  });

  it('of an outcome is what the gateway told last in its own tables', () => {
    const [early, late] = [
      fact({ execcode: '0000' }),
      fact({ execcode: '4001', status: 'refused', knownAt: noon + 1 }),
    ];
    expect(merge([early, late])?.status).toBe('refused');
    expect(merge([late, early])?.status).toBe('refused');
  });

  it('of the customer is what the gateway told last, over what anybody else knew', () => {
    const own = fact({ knownFrom: 'desk', client: 'a longer name', knownAt: noon + 5 });
    const [early, late] = [fact({ client: 'j.snow' }), fact({ client: 'jon', knownAt: noon + 1, alias: 'A142429' })];
    const empty = fact({ client: '', knownAt: noon + 2 });
    for (const facts of [
      [own, early, late, empty],
      [empty, late, early, own],
      [late, own, empty, early],
    ])
      expect(merge(facts)).toMatchObject({ client: 'jon', alias: 'A142429' });
  });

  it('forgets nothing that one of them knew', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 5 }), (facts) => {
        const row = merge(facts);
        for (const each of facts) {
          for (const name of ['alias', 'extraData', 'captureDay', 'debitDay', 'voidedBy', 'referenceId'] as const) {
            if (each[name]) expect(row?.[name]).toBe(each[name]);
          }
          if (each.client) expect(row?.client).not.toBe('');
          if (each.chargedBack) expect(row?.chargedBack).toBe(true);
          expect(row?.card.length).toBeGreaterThanOrEqual(each.card.length);
        }
      }),
    );
  });

  it('is the same in any order, however often it is told', () => {
    const set = fc
      .array(told, { minLength: 1, maxLength: 6 })
      .chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.shuffledSubarray(facts, { minLength: facts.length }),
          fc.array(fc.constantFrom(...facts), { maxLength: 3 }),
        ),
      );
    fc.assert(
      fc.property(set, ([facts, shuffled, again]) => {
        expect(withoutStanding(merge([...shuffled, ...again]))).toEqual(withoutStanding(merge(facts)));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same in any order with what its operation tells of it, and so is who told what, to the letter', () => {
    const word: fc.Arbitrary<Amendment> = fc.record({
      referenceId: fc.constantFrom(null, 'A0', 'A9'),
      voidedBy: fc.constantFrom(null, ''),
      captureDay: fc.constantFrom('', '2026-01-20', '2026-01-25'),
    });
    const telling = fc.oneof(
      told.map((seen) => ({ seen })),
      word.map((said) => ({ said })),
    );
    const set = fc
      .array(telling, { minLength: 1, maxLength: 6 })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all)),
      );
    /** What is said of a row that is not there yet is said once it is. */
    const tell = (all: readonly ({ readonly seen: Fact } | { readonly said: Amendment })[]) => {
      let row: ReturnType<typeof merge>;
      let early: readonly Amendment[] = [];
      for (const each of all) {
        if ('seen' in each) row = early.reduce(amendTold, mergeFact(row, each.seen));
        else if (row) row = amendTold(row, each.said);
        if ('said' in each && !row) early = [...early, each.said];
        else if (row) early = [];
      }
      return { row: withoutStanding(row), tellers: JSON.stringify(row?.told.others) };
    };
    fc.assert(
      fc.property(set, ([all, shuffled, again]) => {
        expect(tell([...shuffled, ...again])).toEqual(tell(all));
      }),
      { numRuns: 500 },
    );
  });

  it('has a time that somebody knows before any arrival, else the earliest arrival', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 5 }), (facts) => {
        const row = merge(facts);
        const known = facts.filter(({ timeKnown }) => timeKnown).map(({ happenedAt }) => happenedAt);
        expect(row?.timeKnown).toBe(known.length > 0);
        if (known.length > 0) expect(known).toContain(row?.happenedAt);
        else expect(row?.happenedAt).toBe(Math.min(...facts.map(({ happenedAt }) => happenedAt)));
      }),
    );
  });

  it('was paid by direct debit where anybody says so, and by card only where somebody says that', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 5 }), (facts) => {
        const said = new Set(facts.map(({ method }) => method));
        const method = (['directDebit', 'card', 'unknown'] as const).find((each) => said.has(each));
        expect(merge(facts)?.method).toBe(method);
      }),
    );
  });

  it("has the gateway's time, not that of our sending, once somebody knows it", () => {
    const own = fact({ knownFrom: 'desk', happenedAt: noon });
    const exported = fact({ happenedAt: noon + 60_000 });
    expect(merge([own, exported])?.happenedAt).toBe(noon + 60_000);
    expect(merge([exported, own])?.happenedAt).toBe(noon + 60_000);
    expect(merge([exported, own, exported])?.happenedAt).toBe(noon + 60_000);
    const notified = fact({ knownFrom: 'notification', happenedAt: noon + 90_000 });
    for (const facts of [
      [notified, exported],
      [exported, notified],
    ])
      expect(merge(facts)?.happenedAt).toBe(noon + 60_000);
  });
});
