import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { addDays, dayOf, startOfDay } from '../../../sandbox/clock/days.ts';
import { demoAccounts } from '../../../sandbox/demo/account-settings.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/index.ts';

const now = '2026-11-20T14:00:00Z';
const day = 86_400_000;

type Line = Readonly<Record<string, string>>;

async function openDemo(options: SandboxOptions = {}): Promise<Sandbox> {
  const accounts = demoAccounts((identifier) => `secret of ${identifier}`);
  const sandbox = await startSandbox({ now, frozen: true, demo: true, accounts, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** One that tests only read. */
const shared = await startSandbox({ now, frozen: true, demo: true });
afterAll(() => shared.close());

function linesOf(sandbox: Sandbox): readonly Line[] {
  return parse(sandbox.exportTransactions(), { delimiter: ';', columns: true });
}

function countBy(lines: readonly Line[], column: string): Readonly<Record<string, number>> {
  const groups = Map.groupBy(lines, (line) => line[column] ?? '');
  return Object.fromEntries([...groups].map(([value, members]) => [value, members.length]));
}

describe('the demonstration', () => {
  it('has exactly 600 rows in four shops and currencies, over the 60 days before now, in the order of time', async () => {
    const sandbox = await openDemo();
    const lines = linesOf(sandbox);
    expect(lines).toHaveLength(600);
    expect(countBy(lines, 'IDENTIFIER')).toEqual({
      DEMOSHOP: 440,
      'DEMOSHOP-UK': 80,
      'DEMOSHOP-JP': 50,
      'DEMOSHOP-KW': 30,
    });
    expect(countBy(lines, 'CURRENCY')).toEqual({ EUR: 440, GBP: 80, JPY: 50, KWD: 30 });
    const times = sandbox.rows().map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(Math.min(...times)).toBeGreaterThan(Date.parse(now) - 60 * day);
    expect(Date.parse(now) - Math.max(...times)).toBeLessThan(10 * 60_000);
    expect(new Set(lines.map((line) => line['TRANSACTIONID'])).size).toBe(600);
  });

  it('is the same byte for byte for the same now, whatever the secrets, and another for another now', async () => {
    const csv = shared.exportTransactions();
    expect((await openDemo()).exportTransactions()).toBe(csv);
    expect((await openDemo({ now: '2026-11-21T14:00:00Z' })).exportTransactions()).not.toBe(csv);
  });

  it.each(['2026-01-01T00:00:01Z', '2026-03-29T01:30:00Z', '2026-10-25T01:30:00Z', '2028-02-29T12:00:00.789Z'])(
    'has 600 rows and fair sums at any time, such as %s',
    async (moment) => {
      const sandbox = await openDemo({ now: moment });
      expect(sandbox.rows()).toHaveLength(600);
      for (const { identifier, transactionId } of sandbox.rows()) {
        const balance = sandbox.balanceOf(identifier, transactionId);
        expect(balance?.left).toBeGreaterThanOrEqual(0);
      }
    },
  );

  it('tells every kind of outcome, most of them good', async () => {
    const lines = linesOf(shared);
    const codes = countBy(lines, 'EXECCODE');
    expect(codes['0']).toBeGreaterThan(480);
    for (const code of ['4001', '4002', '4003', '4004', '4005', '4009', '4012', '6004']) {
      expect(codes[code], code).toBeGreaterThan(2);
    }
    expect(Object.keys(codes)).not.toContain('1');
    const operations = countBy(lines, 'OPERATIONTYPE');
    for (const operation of ['payment', 'authorization', 'capture', 'refund', 'void']) {
      expect(operations[operation], operation).toBeGreaterThan(10);
    }
    expect(countBy(lines, 'TRANSACTION ORIGIN')).toMatchObject({
      EXTRANET: expect.any(Number),
      BATCH: expect.any(Number),
    });
    expect(countBy(lines, 'REFUNDTYPE')).toMatchObject({ refund: expect.any(Number), cancel: expect.any(Number) });
  });

  it('has authorizations that are captured in full or in part, open, about to expire and expired', async () => {
    const rows = shared.rows();
    const states = rows
      .filter(({ operation, execcode, voidedBy }) => operation === 'authorization' && execcode === '0000' && !voidedBy)
      .map((row) => {
        const capture = rows.find(({ operation, reference }) => operation === 'capture' && reference === row.sequence);
        if (capture) return capture.amount === row.amount ? 'full' : 'part';
        const today = dayOf(Date.parse(now), 'Europe/Paris');
        const daysLeft = 7 - (Date.parse(today) - Date.parse(dayOf(row.at, 'Europe/Paris'))) / day;
        if (daysLeft < 0) return 'expired';
        return daysLeft < 3 ? 'soon' : 'open';
      });
    for (const state of ['full', 'part', 'open', 'soon', 'expired']) {
      expect(states.filter((found) => found === state).length, state).toBeGreaterThan(3);
    }
  });

  it('has n-times plans that run, are finished, were stopped, were refused once and were given back in part', async () => {
    const schedules = shared.schedules();
    expect(schedules.length).toBeGreaterThanOrEqual(10);
    const states = schedules.map(({ state }) => state);
    for (const [state, least] of Object.entries({ running: 4, finished: 3, stopped: 2 })) {
      expect(states.filter((found) => found === state).length, state).toBeGreaterThanOrEqual(least);
    }
    const instalments = schedules.flatMap((schedule) => schedule.instalments);
    const today = now.slice(0, 10);
    expect(instalments.filter(({ state, day: date }) => state === 'due' && date > today).length).toBeGreaterThan(5);
    expect(instalments.some(({ tries, state }) => tries.length === 2 && state === 'succeeded')).toBe(true);
    const first = new Set(schedules.map(({ scheduleId }) => scheduleId));
    const lines = linesOf(shared);
    expect(lines.some((line) => line['OPERATIONTYPE'] === 'refund' && first.has(line['REFUNDED'] ?? ''))).toBe(true);
    const stops = lines.filter((line) => line['OPERATIONTYPE'] === 'stopntimes');
    expect(stops.every((line) => first.has(line['VOIDED'] ?? ''))).toBe(true);
  });

  it.each(['2026-01-01T00:00:01Z', '2026-03-29T01:30:00Z', '2028-02-29T23:59:59Z'])(
    'leaves a day around every instalment, so that none has just run at %s',
    async (moment) => {
      const sandbox = await openDemo({ now: moment });
      const ran = sandbox.rows().filter(({ instalment }) => instalment > 1);
      expect(ran.length).toBeGreaterThan(5);
      expect(Math.max(...ran.map(({ at }) => at))).toBeLessThan(Date.parse(moment) - day);
    },
  );

  it('has shops with every kind of credit, and credits as each of them may give them', async () => {
    expect(shared.accounts.map(({ credit }) => credit)).toEqual(['credit', 'cft', 'credit', 'off']);
    const credits = shared.rows().filter(({ operation, voidedBy }) => operation === 'credit' && voidedBy === null);
    const shops = Map.groupBy(credits, ({ identifier }) => identifier);
    expect([...shops.keys()].toSorted()).toEqual(['DEMOSHOP', 'DEMOSHOP-JP', 'DEMOSHOP-UK']);
    const source = (row: (typeof credits)[number]) =>
      shared
        .rows()
        .find(({ transactionId, identifier }) => transactionId === row.alias && identifier === row.identifier);
    for (const row of credits) expect(source(row)?.orderId).toBe(row.orderId);
    for (const row of shops.get('DEMOSHOP-UK') ?? []) expect(source(row)?.authentication).toBe('authenticated');
  });

  it('has ALIASes of part of its customers, some of them authenticated', async () => {
    const kept = linesOf(shared).filter((line) => line['ALIAS'] === line['TRANSACTIONID']);
    expect(kept.length).toBeGreaterThan(40);
    expect(kept.filter((line) => line['3DSGLOBALSTATUS'] === 'ok').length).toBeGreaterThan(10);
    expect(new Set(kept.map((line) => line['CLIENTIDENT'])).size).toBeLessThan(60);
  });

  it.each(['2026-01-01T00:00:01Z', '2026-03-29T01:30:00Z', now])(
    'has authorizations to capture in its first shop, three of them within 72 hours, at %s',
    async (moment) => {
      const sandbox = await openDemo({ now: moment });
      const rows = sandbox.rows('DEMOSHOP');
      const captured = new Set(
        rows.filter(({ operation }) => operation === 'capture').map(({ reference }) => reference),
      );
      const hoursLeft = rows
        .filter((row) => row.operation === 'authorization' && row.execcode === '0000' && row.voidedBy === null)
        .filter((row) => row.amount > 0 && !captured.has(row.sequence))
        .map(({ at }) => startOfDay(addDays(dayOf(at, 'Europe/Paris'), 8), 'Europe/Paris') - Date.parse(moment))
        .map((left) => left / 3_600_000)
        .filter((left) => left > 0);
      expect(hoursLeft.length).toBeGreaterThanOrEqual(6);
      expect(hoursLeft.filter((left) => left < 72).length).toBeGreaterThanOrEqual(3);
    },
  );

  it('has orders that were refunded twice, and sums that the export’s own columns confirm', async () => {
    const lines = linesOf(shared);
    const byId = new Map(lines.map((line) => [line['TRANSACTIONID'], line]));
    const live = lines.filter(
      (line) => line['OPERATIONTYPE'] === 'refund' && line['EXECCODE'] === '0' && !line['VOIDEDBY'],
    );
    const refundsOf = Map.groupBy(live, (line) => line['REFUNDED'] ?? '');
    expect([...refundsOf.values()].filter((refunds) => refunds.length === 2).length).toBeGreaterThan(4);
    for (const [id, refunds] of refundsOf) {
      const target = byId.get(id);
      const sum = refunds.reduce((total, line) => total + Number(line['AMOUNT']), 0);
      expect(sum).toBeLessThanOrEqual(Number(target?.['AMOUNT']));
      expect(target?.['REFUNDEDBY']?.split(',')).toEqual(refunds.map((line) => line['TRANSACTIONID']));
      expect(target?.['CURRENCY']).toBe(refunds[0]?.['CURRENCY']);
      expect(shared.balanceOf(target?.['IDENTIFIER'] ?? '', id)).toMatchObject({ refunded: sum });
    }
  });

  it('is about 60 people with names and addresses that belong to nobody', async () => {
    const lines = linesOf(shared);
    const people = new Set(lines.map((line) => line['CLIENTIDENT']));
    expect(people.size).toBeGreaterThan(50);
    expect(people.size).toBeLessThanOrEqual(60);
    for (const line of lines) {
      expect(line['CLIENTEMAIL']).toMatch(/^[a-z.-]+@example\.(com|org)$/);
      expect(line['ORDERID']).toMatch(/^W-10\d{4}$/);
      expect(line['CLIENTIP']).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\./);
    }
  });

  it('is made once per data file, and goes on where it stood', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'book.sqlite');
    const first = await openDemo({ file });
    const before = first.rows().map(({ transactionId }) => transactionId);
    await first.close();
    const again = await openDemo({ file, now: '2026-11-20T15:00:00Z' });
    expect(again.rows().map(({ transactionId }) => transactionId)).toEqual(before);
    again.clock.advance(10 * day);
    expect(again.rows().length).toBeGreaterThan(600);
  });

  it('needs its own accounts', async () => {
    await expect(startSandbox({ demo: true, accounts: [{ identifier: 'X', secret: 'x' }] })).rejects.toThrow(
      'DEMOSHOP',
    );
  });
});
