import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyAccount, judgeClearance, type Right } from '../../../../main/domain/approval/right.ts';

const minor = fc.integer({ min: 0, max: 1_000 });
const limit = fc.option(minor);
const to = { operation: fc.constantFrom('refund', 'capture'), currency: fc.constantFrom('EUR', 'USD') } as const;
const account = fc.constantFrom('SHOP', 'OTHER', everyAccount);
const right: fc.Arbitrary<Right> = fc.record({
  accountId: account,
  ...to,
  most: limit,
  alone: limit,
  day: limit,
  spent: minor,
});
const approver = fc.record({
  accountId: account,
  ...to,
  approve: limit,
  personId: fc.constantFrom('1', '2'),
  person: fc.constant('P'),
});
const asked = fc
  .record({ accountId: fc.constantFrom('SHOP', 'OTHER'), ...to, minor })
  .map(({ minor, currency, ...rest }) => ({ ...rest, amount: { minor, currency } }));
/** The engine holds one row for each person, account, operation and currency. */
const unique = <Held extends { accountId: string; operation: string; currency: string }>(
  of: fc.Arbitrary<Held>,
  name: (held: Held) => string = () => '',
) =>
  fc.uniqueArray(of, {
    maxLength: 8,
    selector: (held) => [name(held), held.accountId, held.operation, held.currency].join(' '),
  });

describe('what rights say to an operation', () => {
  it('is what each limit says, by the right of the account or else that of every account', () => {
    fc.assert(
      fc.property(unique(right), asked, (own, what) => {
        const clearance = judgeClearance({ own, approvers: [] }, what);
        const { amount, accountId, operation } = what;
        const fits = (of: string) =>
          own.find(
            (each) => each.accountId === of && each.operation === operation && each.currency === amount.currency,
          );
        const held = fits(accountId) ?? fits(everyAccount);
        if (!held || held.most === null) {
          expect(clearance.kind).toBe('notAllowed');
          return;
        }
        const withinDay = held.day === null || held.spent + amount.minor <= held.day;
        if (clearance.kind === 'alone' || clearance.kind === 'ask') {
          expect(amount.minor).toBeLessThanOrEqual(held.most);
          expect(withinDay).toBe(true);
          expect(clearance.kind === 'alone').toBe(held.alone !== null && amount.minor <= held.alone);
        } else if (clearance.kind === 'aboveLimit') {
          expect(amount.minor).toBeGreaterThan(held.most);
          expect(clearance.most).toEqual({ minor: held.most, currency: amount.currency });
        } else {
          expect(clearance.kind).toBe('aboveDayLimit');
          expect(withinDay).toBe(false);
        }
      }),
    );
  });

  it('never lets more go for a larger amount', () => {
    const order = ['alone', 'ask', 'aboveDayLimit', 'aboveLimit'];
    fc.assert(
      fc.property(unique(right), asked, minor, (own, what, more) => {
        const larger = { ...what, amount: { ...what.amount, minor: what.amount.minor + more } };
        const [one, other] = [what, larger].map((each) => judgeClearance({ own, approvers: [] }, each).kind);
        expect(order.indexOf(other ?? '')).toBeGreaterThanOrEqual(order.indexOf(one ?? ''));
      }),
    );
  });

  it('names those alone who may approve all of it, each once', () => {
    fc.assert(
      fc.property(
        unique(approver, ({ personId }) => personId),
        asked,
        (approvers, what) => {
          const own = [{ ...what, currency: what.amount.currency, most: 1_000, alone: null, day: null, spent: 0 }];
          const clearance = judgeClearance({ own, approvers }, what);
          if (clearance.kind !== 'ask') throw new Error(clearance.kind);
          for (const { upTo } of clearance.approvers) expect(upTo.minor).toBeGreaterThanOrEqual(what.amount.minor);
          const able = ['1', '2'].filter((personId) => {
            const fits = (of: string) =>
              approvers.find(
                (each) =>
                  each.personId === personId &&
                  each.accountId === of &&
                  each.operation === what.operation &&
                  each.currency === what.amount.currency,
              );
            return ((fits(what.accountId) ?? fits(everyAccount))?.approve ?? -1) >= what.amount.minor;
          });
          expect(clearance.approvers).toHaveLength(able.length);
        },
      ),
    );
  });
});
