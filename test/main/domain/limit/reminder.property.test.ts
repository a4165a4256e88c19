import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeskLimit, judgeReminder, type LeftOperation } from '../../../../main/domain/limit/reminder.ts';
import type { OperationState } from '../../../../main/domain/operation.ts';

const minor = fc.integer({ min: 0, max: 1_000 });
const kind = { operation: fc.constantFrom('refund', 'credit'), currency: fc.constantFrom('EUR', 'USD') } as const;
const limits: fc.Arbitrary<DeskLimit[]> = fc.uniqueArray(
  fc.record({ ...kind, alone: fc.option(minor), day: fc.option(minor) }),
  { maxLength: 4, selector: ({ operation, currency }) => `${operation} ${currency}` },
);
const amount = fc.record({ minor, currency: kind.currency });
const asked = fc.record({ operation: kind.operation, amount });
const states: readonly OperationState[] = [
  'confirmed',
  'sending',
  'succeeded',
  'pending',
  'unknown',
  'refused',
  'notSent',
];
const midnight = 1_000;
const left: fc.Arbitrary<LeftOperation[]> = fc.array(
  fc.record({
    ...{ operation: kind.operation, amount },
    state: fc.constantFrom(...states),
    leftAt: fc.integer({ min: midnight - 3, max: midnight + 3 }),
  }),
  { maxLength: 6 },
);

describe('a desk alone', () => {
  it('is reminded where an operation, or a day with it, is above what was set, and of nothing else', () => {
    fc.assert(
      fc.property(limits, asked, left, (set, what, gone) => {
        const { operation } = what;
        const { currency } = what.amount;
        const limit = set.find((each) => each.operation === operation && each.currency === currency);
        let spent = 0;
        for (const each of gone) {
          const counts = each.state !== 'refused' && each.state !== 'notSent' && each.leftAt >= midnight;
          if (counts && each.operation === operation && each.amount.currency === currency) spent += each.amount.minor;
        }
        const above = limit?.alone != null && what.amount.minor > limit.alone;
        const aboveDay = limit?.day != null && spent + what.amount.minor > limit.day;
        expect(judgeReminder(set, what, gone, midnight)).toEqual(
          above || aboveDay
            ? {
                alone: above ? { minor: limit.alone, currency } : null,
                day: aboveDay ? { day: { minor: limit.day, currency }, spent: { minor: spent, currency } } : null,
              }
            : null,
        );
      }),
    );
  });

  it('is reminded no less for anything more that has left', () => {
    fc.assert(
      fc.property(limits, asked, left, left, (set, what, gone, more) => {
        fc.pre(judgeReminder(set, what, gone, midnight) !== null);
        expect(judgeReminder(set, what, [...gone, ...more], midnight)).not.toBeNull();
      }),
    );
  });
});
