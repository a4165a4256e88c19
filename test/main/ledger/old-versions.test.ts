import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../../main/ledger/database/migrate.ts';
import { openReadable } from '../../../main/ledger/database/open.ts';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import { oneThread } from '../../one-thread.ts';
import { readAnswers } from './fixtures.ts';
import { importRows, row, stamp } from './samples.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const versions = readdirSync(fixtures)
  .flatMap((name) => name.match(/^version-(\d+)\.sqlite\.gz$/)?.[1] ?? [])
  .toSorted((one, other) => Number(one) - Number(other));

/** The first three tell one small story; what the fourth tells is compared as a whole by frozen.test.ts. */
const small = versions.filter((version) => Number(version) < 4);

let folder: string;
let ledger: Ledger;

async function open(version: string): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'be2bill-old-'));
  writeFileSync(
    join(folder, 'ledger.sqlite'),
    gunzipSync(readFileSync(new URL(`version-${version}.sqlite.gz`, fixtures))),
  );
  ledger = await openLedger(folder, oneThread);
  await ledger.whenPrepared;
  onTestFinished(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

function expectCopyOf(version: string): void {
  const copy = join(folder, `ledger.sqlite.before-version-${migrations.length}`);
  // The present version needs no copy: its file is as it was.
  expect(existsSync(copy)).toBe(Number(version) < migrations.length);
  if (!existsSync(copy)) return;
  const database = openReadable(copy);
  expect(database.pragma('user_version', { simple: true })).toBe(Number(version));
  database.close();
}

it('there is a ledger of each version before this one', () => {
  const known = migrations.map(({ version }) => version);
  expect(known.slice(0, versions.length)).toEqual(versions.map(Number));
  expect(versions.length).toBeGreaterThanOrEqual(known.length - 1);
});

describe.each(small)('a ledger of version %s', (version) => {
  beforeEach(() => open(version));

  const balanceOf = async (id: string) => (await ledger.views.findChain('SHOP', id))?.balance;

  it('opens with every transaction, every operation and what is left', async () => {
    const { rows } = await ledger.views.searchTransactions({ text: '', amounts: [], after: null, limit: 50 });
    expect(rows.map(({ transactionId }) => transactionId).toSorted()).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6']);
    expect(rows.every(({ schedule, alias, authenticated }) => schedule === '' && alias === '' && !authenticated)).toBe(
      true,
    );
    expect(await balanceOf('A1')).toMatchObject({ paid: 10_000, refunded: 4_000, left: 6_000 });
    expect(await balanceOf('A2')).toMatchObject({ paid: 8_000, inFlight: 4_000, left: 4_000 });
    expect(await balanceOf('A4')).toMatchObject({ paid: 0, left: 0 });
    const operations = await ledger.views.listOperations('all', 10);
    expect(operations.map(({ state, note }) => [state, note])).toEqual(
      expect.arrayContaining([
        ['succeeded', 'the blue one'],
        ['unknown', ''],
      ]),
    );
  });

  it('finds them by search, and learns of plans and aliases by the next import', async () => {
    const found = await ledger.views.searchTransactions({ text: 'W-1003', amounts: [], after: null, limit: 50 });
    expect(found.rows.map(({ transactionId }) => transactionId).toSorted()).toEqual(['A4', 'A5']);
    await importRows(ledger, [row({ schedule: '1-3', alias: 'A142429', authenticated: true })]);
    const chain = await ledger.views.findChain('SHOP', 'A1');
    expect(chain?.transactions[0]).toMatchObject({ schedule: '1-3', alias: 'A142429', authenticated: true });
    expect(await ledger.views.findPlan('SHOP', 'A1')).toMatchObject({ scheduleId: 'A1', state: 'running' });
    expect(await balanceOf('A1')).toMatchObject({ left: 6_000 });
  });

  it('is rebuilt from its own log to the very same rows', async () => {
    const before = await Promise.all(['A1', 'A2', 'A4'].map((id) => ledger.views.findChain('SHOP', id)));
    await ledger.rebuildProjections();
    expect(await Promise.all(['A1', 'A2', 'A4'].map((id) => ledger.views.findChain('SHOP', id)))).toEqual(before);
  });

  it('goes on being written', async () => {
    const [open] = await ledger.views.listOperations('unknown', 10);
    const refused = { outcome: 'refused', transactionId: null, reason: 'not in the extranet' } as const;
    expect((await ledger.journal.settle(open?.operationId ?? '', refused, stamp)).kind).toBe('decided');
    expect(await balanceOf('A2')).toMatchObject({ left: 8_000 });
  });

  it('leaves a copy as it was before', () => expectCopyOf(version));
});

describe('a ledger of version 4', () => {
  beforeEach(() => open('4'));

  const balanceOf = async (id: string) => (await ledger.views.findChain('SHOP', id))?.balance;

  it('finds by search, and learns more by the next import', async () => {
    const found = await ledger.views.searchTransactions({ text: 'B-2', amounts: [], after: null, limit: 50 });
    expect(found.rows.map(({ transactionId }) => transactionId)).toEqual(['B2']);
    const at = found.rows[0]?.happenedAt ?? 0;
    await importRows(ledger, [row({ transactionId: 'B2', orderId: 'B-2', happenedAt: at, chargedBack: true })]);
    const chain = await ledger.views.findChain('SHOP', 'B2');
    expect(chain?.transactions[0]).toMatchObject({ chargedBack: true });
  });

  it('goes on being written: every open case can be settled, and its money is free again', async () => {
    const open = await ledger.views.listOperations('unknown', 50);
    expect(open).toHaveLength(7);
    expect(await balanceOf('B2')).toMatchObject({ inFlight: 4_000, left: 6_000 });
    const refused = { outcome: 'refused', transactionId: null, reason: 'not in the extranet' } as const;
    for (const { operationId } of open) {
      expect((await ledger.journal.settle(operationId, refused, stamp)).kind).toBe('decided');
    }
    expect(await balanceOf('B2')).toMatchObject({ inFlight: 0, left: 10_000 });
    expect(await ledger.views.countUnknown()).toBe(0);
  });

  it('knows of the request that was being sent when it was closed, and that nobody knows its outcome', async () => {
    await ledger.journal.recover(stamp);
    const open = await ledger.views.listOperations('unknown', 50);
    expect(open.filter(({ attempts }) => attempts.at(-1)?.cause === 'stoppedWhileSending')).toHaveLength(2);
  });

  it('leaves a copy as it was before', () => expectCopyOf('4'));
});

it('a ledger of version 9 knows which plans this desk asked for, and those that end first before the others', async () => {
  await open('9');
  const { names } = readAnswers<{ readonly names: Readonly<Record<string, string>> }>(9);
  const plans = ['plan of which one came', 'plan stopped', 'plan'].map((name) => names[`ninth ${name}`] ?? name);
  expect(await ledger.views.listOwnPlans('')).toEqual(plans);
  expect(await ledger.views.listOwnPlans('2026-05-24')).toEqual(plans.slice(2));
  const own = await Promise.all(plans.map((operationId) => ledger.views.findOwnPlan(operationId)));
  expect(own).toMatchObject([
    { plan: { scheduleId: 'J16', state: 'running', lastLookAt: null } },
    { plan: { scheduleId: 'J19', state: 'stopped' } },
    { plan: { scheduleId: 'J15', state: 'running' } },
  ]);
  expect(await ledger.views.findOwnPlan(names['ninth paid'] ?? '')).toBeUndefined();
});
