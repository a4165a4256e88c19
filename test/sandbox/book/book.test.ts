import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../../sandbox/index.ts';
import { goodCard, openShop, secret, tuesday, visitShop } from '../client.ts';

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'book.sqlite');
}

const account = { identifier: 'SHOP', secret };

describe('data file', () => {
  it('keeps rows, what is due, ALIASes and waiting holders over a restart', async () => {
    const file = temporaryFile();
    const first = await startSandbox({ accounts: [account], file, now: tuesday, frozen: true });
    const shop = visitShop(first, 'SHOP');
    const { ALIAS } = await shop.pay({ CREATEALIAS: 'yes' });
    await shop.authorize({ CAPTUREDATE: '2026-03-12' });
    await shop.pay({ '3DSECURE': 'yes' });
    await first.close();
    const again = await openShop({}, { file, now: '2026-03-13T09:00:00Z' });
    const rows = again.sandbox.rows();
    expect(rows.map(({ operation, execcode }) => [operation, execcode])).toEqual([
      ['payment', '0000'],
      ['authorization', '0000'],
      ['payment', '4009'],
      ['capture', '0000'],
    ]);
    const byAlias = { CARDCODE: undefined, CARDCVV: undefined, ALIAS, ALIASMODE: 'oneclick' };
    expect((await again.pay(byAlias))['TRANSACTIONID']).toBe('A2000005');
  });

  it('B13 holds no card number, no cryptogram and no secret, in any of its files', async () => {
    const file = temporaryFile();
    const sandbox = await startSandbox({ accounts: [account], file, now: tuesday, frozen: true });
    const shop = visitShop(sandbox, 'SHOP');
    const CARDCVV = '7391';
    await shop.pay({ CARDCVV, CREATEALIAS: 'yes' });
    await shop.pay({ CARDCVV, '3DSECURE': 'yes' });
    await sandbox.close();
    for (const name of readdirSync(join(file, '..'))) {
      const bytes = readFileSync(join(file, '..', name), 'latin1');
      for (const hidden of [goodCard.CARDCODE, CARDCVV, secret]) expect(bytes).not.toContain(hidden);
    }
    expect(readFileSync(file, 'latin1')).toContain('111122XXXXXX4444');
  });

  it('what is due for an account that is not served this time waits for the next', async () => {
    const file = temporaryFile();
    const first = await startSandbox({ accounts: [account], file, now: tuesday, frozen: true });
    await visitShop(first, 'SHOP').authorize({ CAPTUREDATE: '2026-03-12' });
    await first.close();
    const others = [{ identifier: 'OTHER', secret }];
    const second = await startSandbox({ accounts: others, file, now: '2026-03-14T09:00:00Z', frozen: true });
    expect((await visitShop(second, 'OTHER').pay())['EXECCODE']).toBe('0000');
    expect(second.rows()).toHaveLength(2);
    expect(second.exportTransactions()).toContain(';SHOP\r\n');
    await second.close();
    const third = await openShop({}, { file, now: '2026-03-15T09:00:00Z' });
    expect(third.sandbox.rows()).toHaveLength(3);
  });

  it.skipIf(process.platform === 'win32')('may be read by its owner alone', async () => {
    const file = temporaryFile();
    await openShop({}, { file });
    for (const name of [file, `${file}-wal`]) expect(statSync(name).mode & 0o777, name).toBe(0o600);
  });

  it('is owned by one sandbox: a second one is refused, with the file’s name', async () => {
    const file = temporaryFile();
    await openShop({}, { file });
    await expect(startSandbox({ accounts: [account], file })).rejects.toThrow(file);
  });

  it('of the first version is brought up to date: its rows stay, and plans work on it', async () => {
    const file = temporaryFile();
    const old = new Database(file);
    old.exec(readFileSync(new URL('version-1.sql', import.meta.url), 'utf8'));
    old.close();
    const shop = await openShop({}, { file });
    const [kept] = shop.sandbox.rows();
    expect(kept).toMatchObject({ transactionId: 'A2000001', amount: 1000, schedule: null, instalment: 0, retry: 0 });
    expect(shop.sandbox.exportTransactions()).toContain('\r\nA2000001;1234;2026-03-09 09:00:00;payment;');
    expect((await shop.refund('A2000001'))['EXECCODE']).toBe('0000');
    await shop.split({ '2026-03-10': '5', '2026-03-12': '5' });
    shop.sandbox.clock.moveTo('2026-03-12T00:00:00Z');
    expect(shop.sandbox.schedules()).toMatchObject([{ state: 'finished' }]);
  });

  it('keeps plans over a restart', async () => {
    const file = temporaryFile();
    const first = await startSandbox({ accounts: [account], file, now: tuesday, frozen: true });
    await visitShop(first, 'SHOP').split({ '2026-03-10': '5', '2026-03-12': '6', '2026-03-20': '7' });
    await first.close();
    const again = await openShop({}, { file, now: '2026-03-13T09:00:00Z' });
    const states = again.sandbox.schedules()[0]?.instalments.map(({ state }) => state);
    expect(states).toEqual(['succeeded', 'succeeded', 'due']);
  });

  it('is refused when it is newer than the program, or no database', async () => {
    const file = temporaryFile();
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();
    await expect(startSandbox({ accounts: [account], file })).rejects.toThrow('newer program (version 99)');
    await expect(startSandbox({ accounts: [account], file: join(file, '..') })).rejects.toThrow('cannot use');
  });
});

describe('accounts', () => {
  it('must be right, and each IDENTIFIER once', async () => {
    await expect(startSandbox({ accounts: [account, account] })).rejects.toThrow('same IDENTIFIER');
    await expect(startSandbox({ accounts: [{ ...account, zone: 'Mars/Olympus' }] })).rejects.toThrow('time zone');
    await expect(startSandbox({ accounts: [{ ...account, currency: 'EURO' }] })).rejects.toThrow();
  });

  it('are one card account with a secret of its own when none are given', async () => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    expect(sandbox.accounts).toMatchObject([{ identifier: 'SANDBOXSHOP', currency: 'EUR', zone: 'Europe/Paris' }]);
    const own = sandbox.accounts[0]?.secret ?? '';
    expect(own).toMatch(/^[\x21-\x7e]{16}$/);
    expect((await visitShop(sandbox, 'SANDBOXSHOP', own).pay())['EXECCODE']).toBe('0000');
  });
});
