import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../../main/ledger/database/migrate.ts';
import { openReadable } from '../../../main/ledger/database/open.ts';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import { threads } from '../../threads.ts';
import { importRows, row, stamp } from './samples.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const versions = readdirSync(fixtures).flatMap((name) => name.match(/^version-(\d+)\.sqlite\.gz$/)?.[1] ?? []);

it('there is a ledger of each version before this one', () => {
  expect(versions.map(Number)).toEqual(migrations.slice(0, -1).map(({ version }) => version));
});

describe.each(versions)('a ledger of version %s', (version) => {
  let folder: string;
  let ledger: Ledger;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'be2bill-old-'));
    writeFileSync(
      join(folder, 'ledger.sqlite'),
      gunzipSync(readFileSync(new URL(`version-${version}.sqlite.gz`, fixtures))),
    );
    ledger = await openLedger(folder, threads);
    onTestFinished(async () => {
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    });
  });

  const balanceOf = async (id: string) => (await ledger.read.findChain('SHOP', id))?.balance;

  it('opens with every transaction, every operation and what is left', async () => {
    const { rows } = await ledger.read.searchTransactions({ text: '', amounts: [], after: null, limit: 50 });
    expect(rows.map(({ transactionId }) => transactionId).toSorted()).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6']);
    expect(rows.every(({ schedule, alias, authenticated }) => schedule === '' && alias === '' && !authenticated)).toBe(
      true,
    );
    expect(await balanceOf('A1')).toMatchObject({ paid: 10_000, refunded: 4_000, left: 6_000 });
    expect(await balanceOf('A2')).toMatchObject({ paid: 8_000, inFlight: 4_000, left: 4_000 });
    expect(await balanceOf('A4')).toMatchObject({ paid: 0, left: 0 });
    const operations = await ledger.read.listOperations('all', 10);
    expect(operations.map(({ state, note }) => [state, note])).toEqual(
      expect.arrayContaining([
        ['succeeded', 'the blue one'],
        ['unknown', ''],
      ]),
    );
  });

  it('finds them by search, and learns of plans and aliases by the next import', async () => {
    const found = await ledger.read.searchTransactions({ text: 'W-1003', amounts: [], after: null, limit: 50 });
    expect(found.rows.map(({ transactionId }) => transactionId).toSorted()).toEqual(['A4', 'A5']);
    await importRows(ledger, [row({ schedule: '1-3', alias: 'A142429', authenticated: true })]);
    const chain = await ledger.read.findChain('SHOP', 'A1');
    expect(chain?.transactions[0]).toMatchObject({ schedule: '1-3', alias: 'A142429', authenticated: true });
    expect((await ledger.read.findPlan('SHOP', 'A1'))?.view).toMatchObject({ scheduleId: 'A1', state: 'running' });
    expect(await balanceOf('A1')).toMatchObject({ left: 6_000 });
  });

  it('is rebuilt from its own log to the very same rows', async () => {
    const before = await Promise.all(['A1', 'A2', 'A4'].map((id) => ledger.read.findChain('SHOP', id)));
    await ledger.write.rebuildProjections();
    expect(await Promise.all(['A1', 'A2', 'A4'].map((id) => ledger.read.findChain('SHOP', id)))).toEqual(before);
  });

  it('goes on being written', async () => {
    const [open] = await ledger.read.listOperations('toSettle', 10);
    const refused = { outcome: 'refused', transactionId: null, reason: 'not in the extranet' } as const;
    expect((await ledger.write.settleByHand(open?.operationId ?? '', refused, stamp)).kind).toBe('settled');
    expect(await balanceOf('A2')).toMatchObject({ left: 8_000 });
  });

  it('leaves a copy as it was before', () => {
    const copy = join(folder, `ledger.sqlite.before-version-${migrations.length}`);
    expect(existsSync(copy)).toBe(true);
    const database = openReadable(copy);
    expect(database.pragma('user_version', { simple: true })).toBe(Number(version));
    database.close();
  });
});
