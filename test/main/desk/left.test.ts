import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../main/gateway/gateway.ts';
import { executedFor, type Office, openOffice } from './office.ts';

type Fault = 'none' | 'answerLost' | 'neverSent' | 'neverArrived';

type Step =
  | { readonly kind: 'refund'; readonly chain: number; readonly share: number; readonly fault: Fault }
  | { readonly kind: 'settle' }
  | { readonly kind: 'colleagueRefunds'; readonly chain: number; readonly share: number }
  | { readonly kind: 'colleagueVoids'; readonly chain: number };

const chain = fc.nat(2);
const share = fc.integer({ min: 1, max: 120 });
const fault = fc.constantFrom<Fault>('none', 'none', 'answerLost', 'neverSent', 'neverArrived');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('refund'), chain, share, fault }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('colleagueRefunds'), chain, share }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('colleagueVoids'), chain }) },
);

/** The desk's gateway with a fault in the next request. */
function openFaultyOffice(): Promise<Office & { next: { fault: Fault } }> {
  const next: { fault: Fault } = { fault: 'none' };
  const office = openOffice({
    wrapGateway: (real) => ({
      ...real,
      send: async (request): Promise<Delivery> => {
        if (next.fault === 'neverSent') return { kind: 'notSent', cause: 'notConnected' };
        if (next.fault === 'neverArrived') return { kind: 'unknown', cause: 'timedOut' };
        const delivery = await real.send(request);
        return next.fault === 'answerLost' ? { kind: 'unknown', cause: 'connectionLost' } : delivery;
      },
    }),
  });
  return office.then((opened) => Object.assign(opened, { next }));
}

/** What share of 100.00 it is; above 100 it is more than was paid. */
const amountOf = (percent: number) => percent * 100;

async function perform(office: Office & { next: { fault: Fault } }, debits: readonly string[], action: Step) {
  switch (action.kind) {
    case 'refund': {
      office.next.fault = action.fault;
      const draft = await office.desk.prepare(office.ask(debits[action.chain] ?? '', amountOf(action.share)));
      if (draft.ok) await office.desk.confirm(draft.value.operation.operationId);
      return;
    }
    case 'settle': {
      for (const open of await office.ledger.read.listOperations('toSettle', 10)) {
        const happened = executedFor(office.sandbox, open) > 0;
        const id = office.sandbox.rows().find(({ extraData }) => extraData === open.attempts[0]?.attemptId);
        const outcome = happened
          ? ({ kind: 'succeeded', transactionId: id?.transactionId ?? null } as const)
          : ({ kind: 'refused' } as const);
        await office.desk.settle({ operationId: open.operationId, outcome, reason: 'as the book says' });
      }
      return;
    }
    case 'colleagueRefunds':
    case 'colleagueVoids': {
      const transactionId = debits[action.chain] ?? '';
      const request =
        action.kind === 'colleagueRefunds'
          ? ({ operation: 'refund', amount: amountOf(action.share) } as const)
          : ({ operation: 'void' } as const);
      await office.sandbox.actAsExtranet({ identifier: 'SHOP', transactionId, ...request });
      await office.importAll();
    }
  }
}

describe('what is left, by the ledger', () => {
  it("is never above the gateway's, and equal to it when nothing is open", async () => {
    const office = await openFaultyOffice();
    let series = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        series += 1;
        const debits: string[] = [];
        for (const position of [0, 1, 2]) debits.push(await office.pay({ ORDERID: `S${series}-${position}` }));
        for (const action of steps) {
          await perform(office, debits, action);
          for (const transactionId of debits) {
            const known = await office.ledger.read.findChain('SHOP', transactionId);
            const real = office.sandbox.balanceOf('SHOP', transactionId);
            const open = known?.operations.some(({ state }) => state === 'unknown');
            expect(known?.balance.left).toBeLessThanOrEqual(real?.left ?? Number.NaN);
            if (!open) expect(known?.balance.left).toBe(real?.left);
            expect(real?.refunded).toBeLessThanOrEqual(10_000);
          }
        }
        await perform(office, debits, { kind: 'settle' });
      }),
      { numRuns: 40 },
    );
    const everything = await office.ledger.read.listOperations('all', 500);
    for (const operation of everything) expect(executedFor(office.sandbox, operation)).toBeLessThanOrEqual(1);
    expect(everything.length).toBeGreaterThan(40);
  }, 120_000);
});
