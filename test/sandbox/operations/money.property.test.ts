import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { readAccounts } from '../../../sandbox/accounts/directory.ts';
import { isRefusal } from '../../../sandbox/answers/refusal.ts';
import { balanceOf, isLive } from '../../../sandbox/book/chain.ts';
import { openBook } from '../../../sandbox/book/open.ts';
import type { Row } from '../../../sandbox/book/row.ts';
import { createClock } from '../../../sandbox/clock/clock.ts';
import { addDays, dayOf, paris } from '../../../sandbox/clock/days.ts';
import { createProcessor } from '../../../sandbox/processor.ts';
import { debit, goodCard, openShop, secret, tuesday } from '../client.ts';

const amount = fc.integer({ min: 1, max: 500 });

/** One thing that happens; `pick` chooses among the rows that exist by then. Amounts in minor units. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant('payment' as const), amount }),
  fc.record({
    kind: fc.constant('authorization' as const),
    amount,
    captureInDays: fc.option(fc.integer({ min: 1, max: 10 })),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('capture' as const, 'refund' as const, 'void' as const),
      pick: fc.nat(),
      amount: fc.option(fc.integer({ min: 0, max: 600 })),
    }),
  },
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
);

type Happening = typeof happening extends fc.Arbitrary<infer Thing> ? Thing : never;

/** A gateway without network, on a clock that stands still. */
function openProcessor(recaptureAfterVoid: boolean) {
  const book = openBook(':memory:');
  const clock = createClock({ now: tuesday, frozen: true });
  const accounts = readAccounts([{ identifier: 'SHOP', secret, recaptureAfterVoid }]);
  const processor = createProcessor({ book, accounts, clock });
  const send = (parameters: Readonly<Record<string, string>>) => {
    const params = { ...debit, AMOUNT: '', IDENTIFIER: 'SHOP', ...parameters };
    const form = { method: parameters['OPERATIONTYPE'] ?? '', params: { ...params, HASH: sign(params, secret) } };
    const prepared = processor.prepare(form, { address: '127.0.0.1', origin: '' });
    return isRefusal(prepared) ? prepared : processor.run(prepared);
  };
  return { book, clock, processor, send };
}

/** What the shop sends when this happens. */
function parametersOf(thing: Exclude<Happening, { kind: 'wait' }>, rows: readonly Row[], now: number) {
  const AMOUNT = thing.amount === null ? '' : String(thing.amount);
  switch (thing.kind) {
    case 'payment':
      return { OPERATIONTYPE: thing.kind, AMOUNT, ...goodCard };
    case 'authorization': {
      const { captureInDays: days } = thing;
      const CAPTUREDATE = days === null ? '' : addDays(dayOf(now, paris), days);
      return { OPERATIONTYPE: thing.kind, AMOUNT, CAPTUREDATE, ...goodCard };
    }
    default: {
      const TRANSACTIONID = rows[thing.pick % Math.max(rows.length, 1)]?.transactionId ?? 'A1';
      return { OPERATIONTYPE: thing.kind, AMOUNT, TRANSACTIONID };
    }
  }
}

/** The sums that must hold for every chain, whatever was sent. */
function expectSound(rows: readonly Row[], recaptureAfterVoid: boolean): void {
  for (const chain of Map.groupBy(rows, (row) => row.chain).values()) {
    const { authorized, captured, debit: debited, refunded, left } = balanceOf(chain);
    const refunds = chain.filter((row) => row.operation === 'refund' && isLive(row));
    expect(refunds.reduce((sum, row) => sum + row.amount, 0)).toBe(refunded);
    expect(refunded).toBeLessThanOrEqual(debited);
    expect(left).toBe(debited - refunded);
    const captures = chain.filter((row) => row.operation === 'capture' && row.execcode === '0000');
    expect(captures.filter((row) => !recaptureAfterVoid || isLive(row)).length).toBeLessThanOrEqual(1);
    if (captured > 0) expect(captured).toBeLessThanOrEqual(authorized);
  }
}

describe('money', () => {
  it.each([false, true])(
    'Σ live refunds ≤ debit, captured ≤ authorised and once, left ≥ 0, refusals change nothing (recaptureAfterVoid: %s)',
    (recaptureAfterVoid) => {
      let moved = 0;
      fc.assert(
        fc.property(fc.array(happening, { maxLength: 40, size: 'max' }), (things) => {
          const { book, clock, processor, send } = openProcessor(recaptureAfterVoid);
          for (const thing of things) {
            if (thing.kind === 'wait') clock.advance(thing.hours * 3_600_000);
            processor.runDue();
            const before = book.rows.all();
            if (thing.kind !== 'wait') {
              const outcome = send(parametersOf(thing, before, clock.now()));
              if (isRefusal(outcome)) expect(book.rows.all()).toEqual(before);
              else moved++;
            }
            expectSound(book.rows.all(), recaptureAfterVoid);
          }
          clock.advance(30 * 86_400_000);
          processor.runDue();
          expectSound(book.rows.all(), recaptureAfterVoid);
          book.close();
        }),
        { numRuns: 60 },
      );
      expect(moved).toBeGreaterThan(200);
    },
  );

  it('over HTTP, what is left is what was not refunded', async () => {
    const shop = await openShop();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 8 }), async (amounts) => {
        const { TRANSACTIONID = '' } = await shop.pay({ AMOUNT: '1000' });
        let left = 1000;
        for (const asked of amounts) {
          const { EXECCODE } = await shop.refund(TRANSACTIONID, { AMOUNT: String(asked) });
          const refused = asked === 0 || asked > left ? '2008' : '0000';
          expect(EXECCODE).toBe(left === 0 ? '2004' : refused);
          if (EXECCODE === '0000') left -= asked;
          expect(shop.sandbox.balanceOf('SHOP', TRANSACTIONID)).toMatchObject({ debit: 1000, left });
        }
      }),
      { numRuns: 40 },
    );
  });
});
