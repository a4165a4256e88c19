import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { openReadable } from '../../main/ledger/database/open.ts';
import { ledgerFile, openLedger } from '../../main/ledger/ledger.ts';
import { importExport } from '../../main/lookup/import-export.ts';
import { accountForm, makeAccount } from '../main/accounts/samples.ts';
import { openShop, secret } from '../sandbox/client.ts';
import { holdWork } from '../sandbox/held-work.ts';
import { threads } from '../threads.ts';
import { type Credentials, type HeadlessConsole, introduce, launchConsole } from './headless-console.ts';

/** A shop with one payment of 100.00 that the console's ledger knows. */
async function arrange() {
  const { hold, begin } = holdWork();
  const shop = await openShop({}, { hold });
  const dataFolder = mkdtempSync(join(tmpdir(), 'be2bill-sigkill-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
  const account = accountForm({ url: shop.sandbox.url });
  const { TRANSACTIONID: transactionId = '' } = await shop.pay({ AMOUNT: '10000' });
  const ledger = await openLedger(join(dataFolder, 'sandbox'), threads);
  const file = { text: shop.sandbox.exportTransactions(), source: 'test', importId: createId() };
  await importExport(ledger.intake, file, () => makeAccount(account), {
    actor: 'a.clerk',
    at: shop.sandbox.clock.now(),
  });
  await ledger.close();
  const request = {
    operation: 'refund',
    accountId: 'SHOP',
    transactionId,
    amount: { kind: 'part', minor: 4_000 },
    reason: 'goodsReturned',
    note: '',
  } as const;
  return { shop, begin, options: { dataFolder, account, secret }, request, transactionId };
}

/** Starts the console, and tells it what it has to know. */
async function start({ dataFolder, ...credentials }: Credentials & { dataFolder: string }): Promise<HeadlessConsole> {
  const console = await launchConsole(dataFolder).opened;
  await introduce(console, credentials);
  return console;
}

it('killed between confirm and answer: unknown at the next start, and a second one is refused until it is settled', async () => {
  const { shop, begin, options, request, transactionId } = await arrange();
  const first = await start(options);
  const draft = await first.ask('operations.prepare', request);
  const operationId = draft.ok ? draft.value.operation.operationId : '';
  const confirm = () => first.ask('operations.confirm', { operationId, guardAnswer: null }).catch(() => undefined);
  const { letGo } = await begin(confirm);
  await first.kill();
  letGo();
  await expect.poll(() => shop.sandbox.balanceOf('SHOP', transactionId)?.refunded, { timeout: 250_000 }).toBe(4_000);

  const second = await start(options);
  const open = await second.ask('operations.list', { only: 'toSettle', limit: 10 });
  expect(open).toMatchObject({
    ok: true,
    value: [{ operationId, state: 'unknown', attempts: [{ cause: 'stoppedWhileSending', execcode: null }] }],
  });
  expect(await second.ask('operations.confirm', { operationId, guardAnswer: null })).toMatchObject({
    value: { state: 'unknown' },
  });
  expect(await second.ask('operations.prepare', request)).toEqual({
    ok: false,
    refusal: { code: 'actionNotOpen', obstacle: 'toSettleFirst' },
  });
  expect(await second.ask('operations.sendAgain', { operationId })).toMatchObject({
    refusal: { code: 'notRepeatable' },
  });

  const executed = shop.sandbox.rows().filter(({ operation }) => operation === 'refund');
  expect(executed).toHaveLength(1);
  const outcome = { kind: 'succeeded', transactionId: executed[0]?.transactionId ?? '' } as const;
  await second.ask('operations.settle', { operationId, outcome, reason: 'seen in the extranet' });
  const again = await second.ask('operations.prepare', request);
  expect(again).toMatchObject({ ok: true, value: { before: { minor: 6_000 } } });
  await second.close();
});

it('killed before it was confirmed: nothing was sent, the chain is free', async () => {
  const { shop, options, request } = await arrange();
  const first = await start(options);
  await first.ask('operations.prepare', request);
  await first.kill();
  const second = await start(options);
  expect(await second.ask('operations.list', { only: 'all', limit: 10 })).toEqual({ ok: true, value: [] });
  expect(await second.ask('operations.prepare', request)).toMatchObject({ ok: true });
  expect(shop.sandbox.rows()).toHaveLength(1);
  await second.close();
});

it('a second process on the same data does not start, and leaves what is being sent alone', async () => {
  const { begin, options, request } = await arrange();
  const first = await start(options);
  const draft = await first.ask('operations.prepare', request);
  const operationId = draft.ok ? draft.value.operation.operationId : '';
  const sending = await begin(() => first.ask('operations.confirm', { operationId, guardAnswer: null }));
  await expect(start(options)).rejects.toThrow('"code":"owned"');
  expect(await first.ask('operations.show', { operationId })).toMatchObject({ value: { state: 'sending' } });
  sending.letGo();
  expect(await sending.answer).toMatchObject({ ok: true, value: { state: 'succeeded' } });
  await first.close();
  // The outcome would overwrite a doubt that came in between, but not what the log says of it.
  const database = openReadable(ledgerFile(join(options.dataFolder, 'sandbox')));
  const counted = "SELECT count(*) FROM events WHERE CAST(body AS TEXT) ->> 'kind' = 'attemptEnded'";
  const ended = database.prepare(counted).pluck().get();
  database.close();
  expect(ended).toBe(1);
});
