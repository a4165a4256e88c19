import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactSource } from '../../../main/domain/kinds.ts';
import { mergeFact } from '../../../main/domain/merge-fact.ts';
import { type Fact, statusOf } from '../../../main/domain/transaction.ts';
import { fact, noon } from './samples.ts';

const codes = ['0000', '0001', '0003', '5004', '5001', '4001', '4012', '2009'] as const;
const source: fc.Arbitrary<FactSource> = fc.constantFrom('desk', 'lookup', 'import', 'notification');
const text = (some: string) => fc.constantFrom('', some);

const told: fc.Arbitrary<Fact> = fc
  .record({
    execcode: fc.constantFrom(...codes),
    knownFrom: source,
    alias: text('A142429'),
    extraData: text('an attempt'),
    client: text('j.snow'),
    card: fc.constantFrom('', '…0001', '446421…0001'),
    voidedBy: fc.constantFrom(null, 'V1'),
    chargedBack: fc.boolean(),
    captureDay: text('2026-01-20'),
    referenceId: fc.constantFrom(null, 'A0'),
    happenedAt: fc.integer({ min: noon, max: noon + 1_000_000 }),
  })
  .map((seen) => fact({ ...seen, status: statusOf(seen.execcode) }));

const merge = (facts: readonly Fact[]) =>
  facts.reduce<ReturnType<typeof mergeFact> | undefined>((row, each) => mergeFact(row, each, 'A0'), undefined);
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

  it('forgets nothing that one of them knew', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 5 }), (facts) => {
        const row = merge(facts);
        for (const each of facts) {
          for (const name of ['alias', 'extraData', 'client', 'captureDay', 'voidedBy', 'referenceId'] as const) {
            if (each[name]) expect(row?.[name]).toBe(each[name]);
          }
          if (each.chargedBack) expect(row?.chargedBack).toBe(true);
          expect(row?.card.length).toBeGreaterThanOrEqual(each.card.length);
        }
      }),
    );
  });

  it('is the same in any order where notifications alone tell it', () => {
    const set = fc
      .array(
        told.map((each) => ({ ...each, knownFrom: 'notification' as const, knownAt: noon })),
        { minLength: 1, maxLength: 5 },
      )
      .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })));
    fc.assert(
      fc.property(set, ([facts, shuffled]) => {
        expect(merge(shuffled)).toEqual(merge(facts));
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
