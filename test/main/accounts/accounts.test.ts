import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openAccountFile } from '../../../main/accounts/account-file.ts';
import { type Accounts, createAccounts } from '../../../main/accounts/accounts.ts';
import { LedgerProblem } from '../../../main/ledger/problem.ts';
import { accountForm } from './samples.ts';

let folder: string;
let accounts: Accounts;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'be2bill-accounts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  accounts = createAccounts(openAccountFile(folder));
});

describe('where an account stands', () => {
  it.each([
    ['https://secure-magenta1.dalenys.com', 'production'],
    ['https://secure-magenta2.be2bill.com', 'production'],
    ['https://payments.example', 'production'],
    ['https://secure-test.be2bill.com.example', 'production'],
    ['https://secure-test.be2bill.com', 'test'],
    ['https://secure-test.dalenys.com', 'test'],
    ['http://127.0.0.1:8080', 'sandbox'],
    ['http://localhost:8080', 'sandbox'],
    ['https://[::1]', 'sandbox'],
  ] as const)('%s is %s and nothing else', (url, belongsTo) => {
    for (const environment of ['sandbox', 'test', 'production'] as const) {
      expect(accounts.judge(accountForm({ url, environment }))).toEqual(
        environment === belongsTo ? undefined : { code: 'environmentMismatch', hostBelongsTo: belongsTo },
      );
    }
  });

  it.each(['http://secure-test.be2bill.com', 'http://secure-magenta1.dalenys.com'])('%s is not encrypted', (url) => {
    expect(accounts.judge(accountForm({ url }))).toEqual({ code: 'plainHttp' });
  });
});

describe('the list of accounts', () => {
  it('keeps an account over a restart, in a file that only its owner reads', () => {
    const added = accounts.add(accountForm({ label: 'Winterfell' }));
    expect(added).toMatchObject({ accountId: 'SHOP', host: 'secure-test.be2bill.com', embedded: false });
    expect(createAccounts(openAccountFile(folder)).of('test')).toEqual([added]);
    expect(statSync(join(folder, 'accounts.json')).mode & 0o777).toBe(0o600);
  });

  it('has one account of a name in each environment', () => {
    accounts.add(accountForm());
    expect(accounts.judge(accountForm({ label: 'again' }))).toEqual({ code: 'accountExists' });
    const live = accountForm({ url: 'https://secure-magenta1.dalenys.com' });
    expect(accounts.judge(live)).toBeUndefined();
    accounts.add(live);
    expect(accounts.of('test')).toHaveLength(1);
    expect(accounts.of('production')).toHaveLength(1);
    expect(accounts.of('sandbox')).toEqual([]);
  });

  it('changes one without moving it, and removes it', () => {
    const added = accounts.add(accountForm());
    const other = accounts.add(accountForm({ identifier: 'OTHER' }));
    const { identifier, environment, url, ...change } = accountForm({ label: 'Renamed', captureDays: 13 });
    expect(accounts.change(added, change)).toMatchObject({ label: 'Renamed', captureDays: 13, url: added.url });
    expect(accounts.of('test').map(({ label }) => label)).toEqual(['Renamed', 'Shop']);
    accounts.remove(added);
    expect(createAccounts(openAccountFile(folder)).of('test')).toEqual([other]);
  });

  it('of an older program is read, with the usual value of what it did not ask for', () => {
    const { exportLagMinutes, ...older } = accountForm();
    writeFileSync(join(folder, 'accounts.json'), JSON.stringify({ accounts: [older] }));
    expect(createAccounts(openAccountFile(folder)).of('test')).toMatchObject([
      { identifier: 'SHOP', exportLagMinutes: 120 },
    ]);
  });

  it('that cannot be read is named and left as it is, not forgotten', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'accounts.json'), '{"accounts":[{"label":"half');
    expect(() => openAccountFile(folder)).toThrow(LedgerProblem);
    expect(() => openAccountFile(folder)).toThrow(join(folder, 'accounts.json'));
    expect(readFileSync(join(folder, 'accounts.json'), 'utf8')).toContain('half');
  });
});
