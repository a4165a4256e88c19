import { describe, expect, it } from 'vitest';
import { resolveCurrencies } from '../../../main/domain/currency.ts';
import { findGuards } from '../../../main/domain/guards.ts';
import { judge } from '../../../main/domain/judges/index.ts';
import type { Fact, Transaction } from '../../../main/domain/transaction.ts';
import { chainOf, hear } from './histories.ts';
import { fact, noon, operation, situation, transaction } from './samples.ts';

const untold = { currencyTold: false } as const;
const assumed = (minor: number) => ({ ...untold, amount: { minor, currency: 'EUR' } });
const dinars = (minor: number) => ({ amount: { minor, currency: 'KWD' } });
const yen = (minor: number) => ({ amount: { minor, currency: 'JPY' } });
const refund = { operation: 'refund', transactionId: 'R1', referenceId: 'A1' } as const;

/** Rows by their ids; what they stand at follows from their chain, which is read anew later. */
const compared = (rows: readonly Transaction[]) =>
  rows
    .map((row) => ({ ...row, stands: null }))
    .toSorted((one, other) => (one.transactionId < other.transactionId ? -1 : 1));

/** Told in both orders: what follows is the same. */
function read(...facts: readonly Fact[]) {
  const rows = hear(facts);
  expect(compared(hear(facts.toReversed()))).toEqual(compared(rows));
  const { balance } = chainOf(rows, 'A1');
  return { balance, of: (id: string) => rows.find(({ transactionId }) => transactionId === id) };
}

describe('a row whose source told no currency', () => {
  it('is given one by as many looks at its order, however many such rows that has', () => {
    const countLooks = (count: number) => {
      let looks = 0;
      const make = (id: number) => {
        const referenceId = id === 0 ? null : 'A0';
        const row = transaction({ transactionId: `A${id}`, orderId: 'W-1', ...assumed(1), referenceId });
        const get = () => {
          looks += 1;
          return false;
        };
        return Object.defineProperty(row, 'currencyTold', { enumerable: true, get });
      };
      const rows = new Map(Array.from({ length: count }, (_, id): [string, Transaction] => [`A${id}`, make(id)]));
      resolveCurrencies(rows, (id) => rows.get(id));
      return looks;
    };
    expect(countLooks(400)).toBeLessThan(5 * countLooks(100));
  });

  it('has that of what it refers to', () => {
    const { balance, of } = read(fact(dinars(10_000)), fact({ ...refund, ...assumed(4_000) }));
    expect(of('R1')).toMatchObject({ ...dinars(4_000), currencyKnown: true });
    expect(balance).toMatchObject({ currency: 'KWD', paid: 10_000, refunded: 4_000, left: 6_000, unsure: [] });
  });

  it('has that of what a notification leaves as the one thing that it can refer to', () => {
    const heard = { ...assumed(4_000), referenceId: null, knownFrom: 'notification' } as const;
    const { of } = read(fact(dinars(10_000)), fact({ ...refund, ...heard, orderId: 'W-1' }));
    expect(of('R1')).toMatchObject({ ...dinars(4_000), referenceId: 'A1', currencyKnown: true });
  });

  it('has what follows for the payment that it is of, under whatever order each of them was told', () => {
    const { of } = read(
      fact(assumed(10_000)),
      fact({ transactionId: 'A2', ...yen(500) }),
      fact({ ...refund, ...assumed(4_000), orderId: 'W-7' }),
    );
    expect(of('R1')).toMatchObject({ ...yen(4_000), currencyKnown: true });
  });

  it('has the one of its order', () => {
    const { of } = read(fact(assumed(10_000)), fact({ transactionId: 'A2', ...yen(500) }));
    expect(of('A1')).toMatchObject({ ...yen(10_000), currencyKnown: true });
  });

  it('keeps the account’s, marked as assumed, where an order has two or none', () => {
    const two = read(fact(assumed(10_000)), fact({ transactionId: 'A2', ...yen(5) }), fact({ transactionId: 'A3' }));
    expect(two.of('A1')).toMatchObject({ ...assumed(10_000), currencyKnown: false });
    expect(read(fact(assumed(10_000))).of('A1')).toMatchObject({ currencyKnown: false });
  });

  it('has nothing in common with others of which nobody told an order either', () => {
    const without = { orderId: '' } as const;
    const stranger = fact({ transactionId: 'A8', ...without, ...yen(4_000) });
    const { balance, of } = read(fact({ ...assumed(10_000), ...without }), stranger);
    expect(of('A1')).toMatchObject({ ...assumed(10_000), currencyKnown: false });
    expect(balance).toMatchObject({ currency: 'EUR', paid: 10_000, left: 10_000 });
    // What it refers to gives its currency all the same.
    const told = read(
      fact({ ...dinars(10_000), ...without }),
      stranger,
      fact({ ...refund, ...without, ...assumed(4_000) }),
    );
    expect(told.of('R1')).toMatchObject({ ...dinars(4_000), currencyKnown: true });
  });

  it('is corrected by a source that tells it, whichever comes first and is the more exact', () => {
    const lookedUp = { knownFrom: 'lookup', knownAt: noon + 5_000 } as const;
    const { balance } = read(fact({ ...assumed(10_000), ...lookedUp }), fact({ ...yen(10_000), knownFrom: 'import' }));
    expect(balance).toMatchObject({ currency: 'JPY', paid: 10_000, left: 10_000 });
    const { of } = read(fact(assumed(10_000)), fact({ ...yen(10_000), knownFrom: 'notification' }));
    expect(of('A1')).toMatchObject({ ...yen(10_000), currencyKnown: true });
  });

  it('and that wrote decimals is read by the decimals of the currency that it turns out to have', () => {
    const inEuros = { ...untold, inMajorUnits: true } as const;
    const mate = (currency: string) => fact({ transactionId: 'A2', amount: { minor: 1, currency } });
    const hundred = fact({ ...inEuros, amount: { minor: 10_000, currency: 'EUR' } });
    expect(read(hundred, mate('JPY')).of('A1')).toMatchObject({ amount: { minor: 100, currency: 'JPY' } });
    expect(read(hundred, mate('KWD')).of('A1')).toMatchObject({ amount: { minor: 100_000, currency: 'KWD' } });
    // 100.50 is no amount of yen: then it is none.
    const half = fact({ ...inEuros, amount: { minor: 10_050, currency: 'EUR' } });
    expect(read(half, mate('JPY')).of('A1')).toMatchObject({ amount: { minor: 10_050, currency: 'EUR' } });
  });

  it('of this desk’s own, made while the currency was assumed, follows the correction', () => {
    const own = fact({ ...refund, ...assumed(5_000), knownFrom: 'desk' });
    const { balance } = read(fact(assumed(10_000)), own, fact({ ...yen(10_000), knownAt: noon + 1 }));
    expect(balance).toMatchObject({ currency: 'JPY', paid: 10_000, refunded: 5_000, left: 5_000, unsure: [] });
  });
});

describe('two currencies in one chain', () => {
  const contradiction = () => read(fact(dinars(10_000)), fact({ ...refund, ...yen(4_000) }));

  it('are never added up: nothing is left for certain, and the row is named', () => {
    expect(contradiction().balance).toMatchObject({
      currency: 'KWD',
      paid: 10_000,
      refunded: 0,
      left: 0,
      leftAtMost: 10_000,
      unsure: [{ kind: 'otherCurrency', transactionIds: ['R1'] }],
    });
  });

  it('leave a refund open for whoever gives a reason', () => {
    const rows = hear([fact(dinars(10_000)), fact({ ...refund, ...yen(4_000) })]);
    const around = situation(rows);
    expect(judge('refund', around)).toMatchObject({ open: true, limit: dinars(10_000).amount });
    const intended = operation('drafted', dinars(100));
    expect(findGuards({ ...around, lately: [] }, intended)).toEqual([
      { kind: 'otherCurrency', transactionIds: ['R1'] },
    ]);
  });
});
