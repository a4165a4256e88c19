import { expect, it } from 'vitest';
import { type ClientKey, mostClientRows } from '../../../contract/index.ts';
import { handleClients } from '../../../main/channels/clients.ts';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import type { ToldTransaction } from '../../../main/ports/told-row.ts';
import { rules, transaction } from '../domain/samples.ts';
import { draft, noon, row, stamp } from '../ledger/samples.ts';
import type { LedgerPorts } from '../ports/core.ts';
import { openMemoryLedger } from '../ports/memory-ledger.ts';

function openPage(ledger: Pick<LedgerPorts, 'views'>) {
  const findAccount = (accountId: string) =>
    ['SHOP', 'OTHER'].includes(accountId) ? { ...rules, accountId, creditMode: 'off' } : undefined;
  const rooms = { current: () => ({ ledger, findAccount }) };
  return handleClients({ rooms, clock: { now: () => noon } } as unknown as HandlerPorts)['clients.show'];
}

async function openLedger(told: readonly Partial<ToldTransaction>[]) {
  const ledger = openMemoryLedger();
  await ledger.intake.recordRows('import-1', { rows: told.map((one) => row(one)), source: 'import' }, stamp);
  return ledger;
}

const snow = { accountId: 'SHOP', name: { by: 'client', text: 'j.snow' } } as const satisfies ClientKey;

it("shows a customer's aliases, orders and sums in one account, and proposes an order that is free there", async () => {
  const ledger = await openLedger([
    { transactionId: 'A1', orderId: 'W-1', alias: 'A142429' },
    { transactionId: 'A2', orderId: 'W-1-2', execcode: '4001', happenedAt: noon + 1_000 },
    { transactionId: 'A3', orderId: 'W-1-3', accountId: 'OTHER', alias: 'A999999' },
  ]);
  const shown = await openPage(ledger)(snow);
  expect(shown).toMatchObject({
    ok: true,
    value: {
      aliases: [{ alias: 'A142429', transactionId: 'A1', proposedOrderId: 'W-1-3' }],
      sums: [{ currency: 'EUR', minor: 10_000, rows: 1 }],
      isCut: false,
      mayCredit: false,
      earliestCaptureDay: '2026-01-16',
    },
  });
  const orders = shown.ok ? shown.value.orders : [];
  expect(orders.map(({ transactionId }) => transactionId)).toEqual(['A2', 'A1']);
});

it('proposes no order that a charge of this desk has taken, drafted or sent', async () => {
  const ledger = await openLedger([{ transactionId: 'A1', orderId: 'W-1', alias: 'A142429' }]);
  await ledger.journal.draft(
    draft({ operation: 'payment', chainId: 'order:W-1-2', orderId: 'W-1-2', referenceId: 'A1' }),
    stamp,
  );
  expect(await openPage(ledger)(snow)).toMatchObject({ value: { aliases: [{ proposedOrderId: 'W-1-3' }] } });
});

it('says that there is more than it put together, and refuses an account that is gone', async () => {
  const listOfClient = async (_accountId: string, _name: unknown, limit: number) =>
    Array.from({ length: limit }, () => transaction());
  const show = openPage({ views: { ...openMemoryLedger().views, listOfClient } });
  expect(await show(snow)).toMatchObject({ value: { isCut: true, sums: [{ rows: mostClientRows }] } });
  expect(await show({ ...snow, accountId: 'GONE' })).toEqual({
    ok: false,
    refusal: { code: 'notFound', what: 'account' },
  });
});
