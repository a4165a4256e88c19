import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { BackupView } from '../../../../contract/index.ts';
import { backupFolder } from '../../../../main/ledger/backup/list.ts';
import { makeFolder, type OpenConsole, openConsole } from '../../open-console.ts';
import { breakPage } from './break-page.ts';

/** The first look at the whole file comes some seconds after the start. */
const patience = { timeout: 250_000, interval: 100 };

const nobodys = '0197f3a1-0000-7000-8000-000000000000';
const request = { accountId: 'SHOP', transactionId: 'A1', reason: 'other', note: '' } as const;

/** Everything that could end in a request. */
function trySending({ bridge: { operations } }: OpenConsole) {
  return Promise.all([
    operations.prepare({ ...request, operation: 'refund', amount: { kind: 'all' } }),
    operations.confirm({ operationId: nobodys, guardAnswer: null }),
    operations.sendAgain({ operationId: nobodys }),
  ]);
}

function waitForBackup({ events }: OpenConsole): Promise<BackupView> {
  return vi.waitFor(() => {
    const told = events.find((event) => event.kind === 'consoleChanged');
    if (told?.kind !== 'consoleChanged') throw new Error('Nothing was told.');
    return told.console.backup;
  }, patience);
}

async function openSound(): Promise<OpenConsole> {
  const opened = await openConsole();
  expect(await opened.bridge.console.describe({})).toMatchObject({
    value: { backup: { newestAt: null, problem: null } },
  });
  return opened;
}

async function openDamaged(): Promise<OpenConsole> {
  const dataFolder = makeFolder();
  await (await openConsole({ dataFolder })).close();
  const opened = await openConsole({ dataFolder });
  breakPage(join(dataFolder, 'sandbox', 'ledger.sqlite'), 'ledger');
  return opened;
}

async function openBlocked(): Promise<OpenConsole> {
  const dataFolder = makeFolder();
  mkdirSync(join(dataFolder, 'sandbox'), { recursive: true });
  writeFileSync(backupFolder(join(dataFolder, 'sandbox')), 'a file in the way');
  return openConsole({ dataFolder });
}

/** Everything that could end in a request, and nothing that only reads, is refused on a damaged ledger alone. */
async function expectSending(opened: OpenConsole, refusal: object): Promise<void> {
  for (const result of await trySending(opened)) expect(result).toMatchObject({ ok: false, refusal });
  expect(await opened.bridge.operations.list({ only: 'all', limit: 10 })).toEqual({ ok: true, value: [] });
}

// One test, because all three wait for their first backup and can do so together.
it('the window is told of the daily backup: made, not to be written, or the ledger damaged, when nothing is sent any more', async () => {
  const [sound, blocked, damaged] = await Promise.all([openSound(), openBlocked(), openDamaged()]);
  expect(await waitForBackup(sound)).toEqual({ newestAt: expect.any(Number), problem: null });
  await expectSending(sound, { code: 'notFound' });
  expect(await waitForBackup(blocked)).toEqual({ newestAt: null, problem: 'notWritable' });
  await expectSending(blocked, { code: 'notFound' });
  expect(await waitForBackup(damaged)).toEqual({ newestAt: null, problem: 'damaged' });
  await expectSending(damaged, { code: 'ledgerFailed', problem: 'corrupt' });
});
