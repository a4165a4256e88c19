import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { OperationRequest } from '../../contract/index.ts';
import { erasePerson } from '../../main/ledger/erase/erase.ts';
import { verifyLedger } from '../../main/ledger/verify/verify.ts';
import { openMemoryStore } from '../../main/vault/memory.ts';
import { openShop, type Parameters, secret } from '../sandbox/client.ts';
import { findSecret } from '../secret-scan.ts';
import { makeAccount, storeAccount } from './accounts/samples.ts';
import { type Fields, notify, payment, toForm } from './inbox/samples.ts';
import { makeFolder, openConsole } from './open-console.ts';

/** Everything that is called hers or written about her, each word in one place only. */
const words = {
  client: 'margaery-t7rell',
  email: 'margaery@highgarden.example',
  name: 'MARGAERY TYRELL',
  shopWrote: 'a crown of small roses',
  note: 'she sends her roses back',
  secondNote: 'and the thorns with them',
  answer: 'her grandmother rang twice',
  reason: 'seen in the extranet under briars',
  creditNote: 'for the golden carriage',
  agreement: 'her letter of the fourth moon',
  description: 'roses of the fifth moon',
  forged: 'sent in her name by nobody',
} as const;

const customer: Parameters = {
  CLIENTIDENT: words.client,
  CLIENTEMAIL: words.email,
  CARDFULLNAME: words.name,
  DESCRIPTION: words.shopWrote,
  ORDERID: 'W-1',
};

/** A day at the desk: every question of the window into which somebody types, and every way in which a customer gets in. */
async function spendTheDay() {
  const shop = await openShop({ credit: 'credit', exportLagMinutes: 0 }, { now: undefined, frozen: false });
  const dataFolder = makeFolder();
  storeAccount(
    dataFolder,
    makeAccount({ identifier: 'SHOP', url: shop.sandbox.url, creditMode: 'credit', exportLagMinutes: 0 }),
  );
  const keychain = openMemoryStore(new Map([['sandbox/SHOP', secret]]));
  const { bridge, close } = await openConsole({ dataFolder, keychain });
  const value = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value => {
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.value;
  };
  const [{ accountId = '' } = {}] = value(await bridge.console.describe({})).accounts;

  const { TRANSACTIONID: transactionId = '' } = await shop.pay({ ...customer, CREATEALIAS: 'yes' });
  value(await bridge.transactions.fetch({ accountId, wanted: { by: 'order', orderId: 'W-1' } }));
  await bridge.transactions.search({ text: words.name, after: null, limit: 50 });

  const act = async (request: OperationRequest, guardAnswer: string | null = null) => {
    const { operation } = value(await bridge.operations.prepare(request));
    return value(await bridge.operations.confirm({ operationId: operation.operationId, guardAnswer }));
  };
  const on = { accountId, transactionId, reason: 'goodwill' } as const;
  const refund = { ...on, operation: 'refund', amount: { kind: 'part', minor: 100 }, reason: 'fraud' } as const;
  await act({ ...refund, note: words.note });
  shop.sandbox.faults.add({ what: 'lost', operation: 'refund', acted: true, count: 1 });
  const { operationId } = await act({ ...refund, note: words.secondNote }, words.answer);
  value(await bridge.operations.settle({ operationId, outcome: { kind: 'refused' }, reason: words.reason }));
  await act({ ...on, operation: 'credit', minor: 150, orderId: 'C-1', note: words.creditNote });
  await act({
    ...on,
    operation: 'payment',
    minor: 100,
    orderId: 'W-2',
    client: words.client,
    clientEmail: words.email,
    description: words.description,
    agreement: words.agreement,
    captureDay: '',
    note: '',
  });

  const fields = { ...payment, ...customer, TRANSACTIONID: 'A99' } as Fields;
  value(await bridge.notifications.take({ text: notify(fields) }));
  value(await bridge.notifications.take({ text: toForm({ ...fields, MESSAGE: words.forged, HASH: '0'.repeat(64) }) }));
  await close();
  return { dataFolder, file: join(dataFolder, 'sandbox', 'ledger.sqlite') };
}

function readBodies(file: string): string {
  const database = new Database(file, { readonly: true });
  const bodies = database.prepare<[], string>('SELECT CAST(body AS TEXT) FROM events ORDER BY sequence').pluck().all();
  database.close();
  return bodies.join('\n');
}

const all = Object.values(words);

it('what people typed and what a customer is called stands in no line of the log, and in no file once it is erased', async () => {
  const { dataFolder, file } = await spendTheDay();
  const held = all.filter((word) => findSecret(dataFolder, word).length > 0);
  expect(held).toEqual(all);
  const bodies = readBodies(file);
  expect(bodies).toContain('"operationSettled"');
  expect(bodies).toContain('"credit"');
  expect(all.filter((word) => bodies.toLowerCase().includes(word.toLowerCase()))).toEqual([]);

  const stamp = { actor: 'a.clerk', at: Date.now() };
  expect(erasePerson(file, { by: 'client', client: words.client }, stamp)).toMatchObject({ kind: 'erased', left: [] });
  for (const word of all)
    expect(
      findSecret(dataFolder, word).filter((path) => !path.includes('backups')),
      word,
    ).toEqual([]);
  expect(readdirSync(join(dataFolder, 'sandbox')).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  expect(verifyLedger(file)).toEqual([]);
  expect(readFileSync(join(dataFolder, 'console.log'), 'utf8')).toContain('is open in sandbox');
});
