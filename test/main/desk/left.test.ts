import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperationRequest } from '../../../contract/index.ts';
import type { Delivery } from '../../../main/gateway/gateway.ts';
import { executedFor, type Office, openOffice } from './office.ts';

type Fault = 'none' | 'answerLost' | 'neverSent' | 'neverArrived';

const edits = ['refund', 'capture', 'void'] as const;
type Edit = (typeof edits)[number];

type Step =
  | { readonly kind: Edit | 'credit'; readonly chain: number; readonly share: number; readonly fault: Fault }
  | { readonly kind: 'settle' }
  | { readonly kind: 'colleague'; readonly edit: Edit; readonly chain: number; readonly share: number };

const chain = fc.nat(2);
const share = fc.integer({ min: 1, max: 120 });
const fault = fc.constantFrom<Fault>('none', 'none', 'answerLost', 'neverSent', 'neverArrived');
const ours = (kind: Edit | 'credit') => fc.record({ kind: fc.constant(kind), chain, share, fault });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: ours('refund') },
  { weight: 3, arbitrary: ours('capture') },
  { weight: 2, arbitrary: ours('void') },
  { weight: 1, arbitrary: ours('credit') },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('settle') }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('colleague'), edit: fc.constantFrom(...edits), chain, share }),
  },
);

type FaultyOffice = Office & { readonly next: { fault: Fault } };

/** The desk's gateway with a fault in the next request. */
async function openFaultyOffice(): Promise<FaultyOffice> {
  const next: { fault: Fault } = { fault: 'none' };
  const office = await openOffice({
    shop: { credit: 'credit' },
    account: { creditMode: 'credit' },
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
  return Object.assign(office, { next });
}

/** What share of 100.00 it is; above 100 it is more than there was. */
const amountOf = (percent: number) => percent * 100;

async function perform(office: FaultyOffice, roots: readonly string[], action: Step): Promise<void> {
  switch (action.kind) {
    case 'refund':
    case 'capture':
    case 'void':
    case 'credit':
      office.next.fault = action.fault;
      await office.perform(askFor(action.kind, roots[action.chain] ?? '', amountOf(action.share)));
      return;
    case 'settle':
      for (const open of await office.ledger.views.listOperations('unknown', 10)) {
        const made = office.sandbox.rows().find(({ extraData }) => extraData === open.attempts.at(-1)?.attemptId);
        const outcome = made
          ? ({ kind: 'succeeded', transactionId: made.transactionId } as const)
          : ({ kind: 'refused' } as const);
        const settled = await office.desk.settle({
          operationId: open.operationId,
          outcome,
          reason: 'as the book says',
        });
        expect(settled).toMatchObject({ ok: true });
      }
      return;
    case 'colleague': {
      // What a colleague sees first in the extranet is the last thing that happened.
      const known = await office.ledger.views.findChain('SHOP', roots[action.chain] ?? '');
      const reference =
        action.edit === 'refund' ? known?.transactions.find(({ operation }) => operation === 'capture') : undefined;
      const last =
        action.edit === 'void' ? known?.transactions.findLast(({ operation }) => operation !== 'void') : undefined;
      const transactionId = (reference ?? last)?.transactionId ?? roots[action.chain] ?? '';
      const amount = action.edit === 'void' ? {} : { amount: amountOf(action.share) };
      await office.sandbox.actAsExtranet({ identifier: 'SHOP', operation: action.edit, transactionId, ...amount });
      await office.importAll();
    }
  }
}

function askFor(operation: Edit | 'credit', transactionId: string, minor: number): OperationRequest {
  const asked = { accountId: 'SHOP', transactionId, reason: 'other', note: '' } as const;
  if (operation === 'void') return { operation, ...asked };
  if (operation === 'credit') return { operation, ...asked, minor, orderId: `${transactionId}-${minor}` };
  return { operation, ...asked, amount: { kind: 'part', minor } };
}

/** A payment and two authorizations of 100.00, all of one order's series. */
async function arrange(office: FaultyOffice, series: number): Promise<string[]> {
  const roots = [await office.pay({ ORDERID: `S${series}-0`, CREATEALIAS: 'yes' })];
  for (const position of [1, 2]) {
    const more = { AMOUNT: '10000', ORDERID: `S${series}-${position}`, CREATEALIAS: 'yes' };
    roots.push((await office.shop.authorize(more)).TRANSACTIONID ?? '');
  }
  await office.importAll();
  return roots;
}

async function compare(office: FaultyOffice, root: string): Promise<void> {
  const known = await office.ledger.views.findChain('SHOP', root);
  const real = office.sandbox.balanceOf('SHOP', root);
  if (!known || !real) throw new Error(`${root} is missing on one side.`);
  expect(real.refunded).toBeLessThanOrEqual(real.debit);
  expect(real.captured).toBeLessThanOrEqual(10_000);
  const open = known.operations.filter(({ state }) => state === 'unknown');
  // An unknown void counts as not done; what keeps the money safe then is that its chain is held.
  if (!open.some(({ operation }) => operation === 'void')) expect(known.balance.left).toBeLessThanOrEqual(real.left);
  if (open.length === 0) {
    expect(known.balance).toMatchObject({ left: real.left, paid: real.debit, refunded: real.refunded, inFlight: 0 });
    return;
  }
  for (const edit of edits) expect(await office.action(root, edit)).toMatchObject({ open: false });
}

describe('what is left, by the ledger', () => {
  it("is never above the gateway's, and equal to it when nothing is open", async () => {
    const office = await openFaultyOffice();
    let series = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        series += 1;
        const roots = await arrange(office, series);
        for (const action of steps) {
          await perform(office, roots, action);
          for (const root of roots) await compare(office, root);
        }
        await perform(office, roots, { kind: 'settle' });
      }),
      // Random steps miss this now and then: money that has left, by an answer that was lost.
      { numRuns: 40, examples: [[[{ kind: 'refund', chain: 0, share: 50, fault: 'answerLost' }]]] },
    );
    const everything = await office.ledger.views.listOperations('all', 500);
    for (const operation of everything) expect(executedFor(office.sandbox, operation)).toBeLessThanOrEqual(1);
    const succeeded = new Set(
      everything.filter(({ state }) => state === 'succeeded').map(({ operation }) => operation),
    );
    expect(succeeded).toEqual(new Set([...edits, 'credit']));
  });
});
