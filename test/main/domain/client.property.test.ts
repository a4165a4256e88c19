import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherClient, proposeOrders } from '../../../main/domain/client.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { parameters } from '../../../protocol/parameters/index.ts';
import { euros, noon, transaction } from './samples.ts';

const drawnRow = fc.record({
  operation: fc.constantFrom('payment', 'authorization', 'capture', 'refund', 'credit', 'void'),
  status: fc.constantFrom('succeeded', 'succeeded', 'refused', 'waiting', 'unknown'),
  minor: fc.integer({ min: 1, max: 1_000 }),
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  voidedBy: fc.constantFrom(null, null, 'V1'),
  alias: fc.constantFrom('', 'A1', 'A2', 'A3'),
  card: fc.constantFrom('', '446421…0001', '555555…7575'),
  cardExpiry: fc.constantFrom(undefined, '10-27', '11-28'),
  client: fc.constantFrom('', 'j.snow'),
} as const);

/** A customer's rows, newest first. */
const rowsOfClient: fc.Arbitrary<readonly Transaction[]> = fc.array(drawnRow, { maxLength: 15 }).map((all) =>
  all.map(({ minor, currency, cardExpiry, ...drawn }, at) =>
    transaction({
      ...drawn,
      transactionId: `T${at}`,
      amount: { minor, currency },
      further: cardExpiry === undefined ? {} : { cardExpiry },
      happenedAt: noon - at * 1_000,
    }),
  ),
);

const gathering = { account: { paymentMethod: 'card', voidZone: 'Europe/Paris' }, now: noon } as const;

describe("a customer's page", () => {
  it('sums what was taken less what was given back, each currency by itself, and nothing that was refused or undone', () => {
    fc.assert(
      fc.property(rowsOfClient, (rows) => {
        const signs: Readonly<Record<string, number>> = { payment: 1, capture: 1, refund: -1, credit: -1 };
        const sums = new Map<string, { minor: number; rows: number }>();
        for (const { operation, status, voidedBy, amount } of rows) {
          const sign = status === 'succeeded' && voidedBy === null ? (signs[operation] ?? 0) : 0;
          if (sign === 0) continue;
          const before = sums.get(amount.currency) ?? { minor: 0, rows: 0 };
          sums.set(amount.currency, { minor: before.minor + sign * amount.minor, rows: before.rows + 1 });
        }
        expect(new Map(gatherClient(rows, gathering).sums.map(({ currency, ...sum }) => [currency, sum]))).toEqual(
          sums,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('has each alias once, the latest used first, with the card and the expiry that were told last', () => {
    fc.assert(
      fc.property(rowsOfClient, (rows) => {
        const { aliases } = gatherClient(rows, gathering);
        const names = aliases.map(({ alias }) => alias);
        expect(names.toSorted()).toEqual([...new Set(rows.map(({ alias }) => alias))].filter(Boolean).toSorted());
        expect(aliases.map(({ last }) => last.happenedAt)).toEqual(
          aliases.map(({ last }) => last.happenedAt).toSorted((one, other) => other - one),
        );
        for (const { alias, card, expiry, last } of aliases) {
          const own = rows.filter((row) => row.alias === alias);
          const newest = Math.max(...own.map(({ happenedAt }) => happenedAt));
          expect(last).toMatchObject({ alias, happenedAt: newest });
          expect(card).toBe(own.find((row) => row.card !== '')?.card ?? '');
          expect(expiry).toBe(own.find(({ further }) => further.cardExpiry)?.further.cardExpiry ?? '');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lists what began a chain, refused ones too, and no edit of it', () => {
    const rows = [
      transaction({ transactionId: 'R1', operation: 'refund', referenceId: 'P1' }),
      transaction({ transactionId: 'P2', status: 'refused', execcode: '4001' }),
      transaction({ transactionId: 'C1', operation: 'credit', amount: euros(100) }),
      transaction({ transactionId: 'A1', operation: 'authorization' }),
    ];
    const { begun, client, clientEmail } = gatherClient(rows, gathering);
    expect(begun.map(({ transactionId }) => transactionId)).toEqual(['P2', 'C1', 'A1']);
    expect({ client, clientEmail }).toEqual({ client: 'j.snow', clientEmail: 'j.snow@example.com' });
  });

  it('keeps the name that was told last, and none once it is erased', () => {
    const named = (client: string, clientEmail: string) => transaction({ client, clientEmail });
    expect(gatherClient([named('', 'new@example.com'), named('j.snow', 'old@example.com')], gathering)).toMatchObject({
      client: 'j.snow',
      clientEmail: 'new@example.com',
    });
    expect(gatherClient([named('', '')], gathering)).toMatchObject({ client: '', clientEmail: '' });
  });
});

describe('names for an order that follows', () => {
  it('are names that the gateway takes, no two alike', () => {
    const orderId = fc.string({ unit: fc.constantFrom('W', '-', '0', 'z', '2'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(orderId, (order) => {
        const names = proposeOrders(order);
        expect(names).toHaveLength(50);
        expect(new Set(names).size).toBe(50);
        for (const name of names) expect(parameters.ORDERID.schema.safeParse(name).success).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('tell from which one it follows, the nearest first, and are none for a transaction without an order', () => {
    expect(proposeOrders('W-1001').slice(0, 2)).toEqual(['W-1001-2', 'W-1001-3']);
    expect(proposeOrders('x'.repeat(40), 1)).toEqual([`${'x'.repeat(38)}-2`]);
    expect(proposeOrders('')).toEqual([]);
  });
});
