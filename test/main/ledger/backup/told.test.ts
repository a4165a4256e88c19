import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { BackupView } from '../../../../contract/index.ts';
import { backupFolder } from '../../../../main/ledger/backup/list.ts';
import { makeFolder, type OpenConsole, openConsole } from '../../open-console.ts';
import { breakPage } from './break-page.ts';

/** The first look at the whole file comes some seconds after the start. */
const patience = { timeout: 15_000, interval: 100 };

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

describe('the window is told of the daily backup', () => {
  it('when it was made, and sends go on', async () => {
    const opened = await openConsole();
    expect(await opened.bridge.console.describe({})).toMatchObject({
      value: { backup: { newestAt: null, problem: null } },
    });
    expect(await waitForBackup(opened)).toEqual({ newestAt: expect.any(Number), problem: null });
    for (const result of await trySending(opened)) expect(result).toMatchObject({ refusal: { code: 'notFound' } });
  });

  it('when it found the ledger damaged, and from then on nothing is sent, but all can be read', async () => {
    const dataFolder = makeFolder();
    await (await openConsole({ dataFolder })).close();
    const opened = await openConsole({ dataFolder });
    breakPage(join(dataFolder, 'sandbox', 'ledger.sqlite'), 'ledger');
    expect(await waitForBackup(opened)).toEqual({ newestAt: null, problem: 'damaged' });
    for (const result of await trySending(opened)) {
      expect(result).toEqual({ ok: false, refusal: { code: 'ledgerFailed', problem: 'corrupt' } });
    }
    expect(await opened.bridge.operations.list({ only: 'all', limit: 10 })).toEqual({ ok: true, value: [] });
  });

  it('when it could not be written, and sends go on', async () => {
    const dataFolder = makeFolder();
    mkdirSync(join(dataFolder, 'sandbox'), { recursive: true });
    writeFileSync(backupFolder(join(dataFolder, 'sandbox')), 'a file in the way');
    const opened = await openConsole({ dataFolder });
    expect(await waitForBackup(opened)).toEqual({ newestAt: null, problem: 'notWritable' });
    for (const result of await trySending(opened)) expect(result).toMatchObject({ refusal: { code: 'notFound' } });
  });
});
