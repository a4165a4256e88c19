import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { listBackups } from '../../main/ledger/backup/list.ts';
import { ledgerFile, openLedger } from '../../main/ledger/ledger.ts';
import { accountForm } from '../main/accounts/samples.ts';
import { openShop, secret } from '../sandbox/client.ts';
import { threads } from '../threads.ts';
import { introduce, launchConsole } from './headless-console.ts';

// Each test starts consoles of its own and kills them.

const program = new URL('../../scripts/ledger.ts', import.meta.url).pathname;

/** `npm run ledger -- …` without npm. */
const runLedger = (...words: readonly string[]) =>
  spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });

/** A console that refunded 30.00 of 100.00 and was killed, with everything about it in the write-ahead log alone. */
async function refundAndDie() {
  const shop = await openShop({ exportLagMinutes: 0 });
  const dataFolder = mkdtempSync(join(tmpdir(), 'be2bill-lost-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
  const { TRANSACTIONID: transactionId = '' } = await shop.pay({ AMOUNT: '10000' });
  const file = ledgerFile(join(dataFolder, 'sandbox'));
  const credentials = { account: accountForm({ url: shop.sandbox.url }), secret };
  const start = async () => {
    const console = await launchConsole(dataFolder).opened;
    await introduce(console, credentials);
    return console;
  };
  const first = await start();
  await first.ask('transactions.fetch', { accountId: 'SHOP', wanted: { by: 'transaction', transactionId } });
  await first.close();
  const backing = await openLedger(join(dataFolder, 'sandbox'), threads);
  await backing.backups.makeIfDue();
  await backing.close();

  const second = await start();
  // Somebody who reads on keeps newer lines in the log, however long the machine takes.
  const reader = new Database(file, { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM events').get();
  const draft = await second.ask('operations.prepare', {
    operation: 'refund',
    accountId: 'SHOP',
    transactionId,
    amount: { kind: 'part', minor: 3_000 },
    reason: 'goodsReturned',
    note: '',
  });
  const operationId = draft.ok ? draft.value.operation.operationId : '';
  const sent = await second.ask('operations.confirm', { operationId, guardAnswer: null });
  expect(sent).toMatchObject({ ok: true, value: { state: 'succeeded' } });
  await second.kill();
  reader.close();
  return { start, file, dataFolder, operationId };
}

it('a ledger whose write-ahead log is lost does not open, and is whole once that is put back', async () => {
  const { start, file, operationId } = await refundAndDie();
  const kept = `${file}-kept`;
  renameSync(`${file}-wal`, kept);
  rmSync(`${file}-shm`, { force: true });
  for (let times = 0; times < 2; times += 1) {
    await expect(start()).rejects.toThrow('{"open":false,"protocol":1,"problem":{"code":"olderThanWitness"}}');
  }
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  renameSync(kept, `${file}-wal`);
  const console = await start();
  expect(await console.ask('operations.show', { operationId })).toMatchObject({ value: { state: 'succeeded' } });
  await console.close();
});

it('a backup that was put in its place is asked about once', async () => {
  const { start, file, dataFolder, operationId } = await refundAndDie();
  const [backup] = listBackups(join(dataFolder, 'sandbox'));
  const restored = runLedger('restore', backup?.file ?? '', file);
  expect([restored.status, restored.stdout]).toEqual([0, expect.stringContaining(`npm run ledger -- accept ${file}`)]);
  await expect(start()).rejects.toThrow('"code":"olderThanWitness"');
  expect(runLedger('accept', file).status).toBe(0);
  for (let times = 0; times < 2; times += 1) {
    const console = await start();
    expect(await console.ask('operations.show', { operationId })).toMatchObject({ ok: false });
    await console.close();
  }
  expect(existsSync(`${file}.witness`)).toBe(true);
});
