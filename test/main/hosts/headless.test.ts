import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { channels, eventSchema } from '../../../contract/index.ts';
import { openReadable } from '../../../main/ledger/database/open.ts';
import { ledgerFile } from '../../../main/ledger/ledger.ts';
import { takeOwnership } from '../../../main/ledger/owner.ts';
import { openShop, secret } from '../../sandbox/client.ts';
import { holdWork } from '../../sandbox/held-work.ts';
import { threads } from '../../threads.ts';
import { accountForm } from '../accounts/samples.ts';
import { killWriter, mortalWriter } from '../ledger/threads/kill.ts';
import { makeFolder } from '../open-console.ts';
import { openLines, openLinesWith, runProgram, spawnLines } from './headless-program.ts';

const open = { open: true, protocol: 1 };
const closed = (code: string) => ({ open: false, protocol: 1, problem: { code } });
const describeConsole = (id: unknown) => `${JSON.stringify({ id, channel: 'console.describe', input: {} })}\n`;
const refused = (code: string) => ({ ok: false, refusal: { code } });
const real = accountForm({ identifier: 'REAL', url: 'https://secure-magenta1.be2bill.com' });

describe('the lines of the headless console', () => {
  it('begin with "open", and each question has its answer under its id, number or text', async () => {
    const console = openLines(makeFolder());
    expect(await console.find(() => true)).toEqual(open);
    console.write(describeConsole(7) + describeConsole('seven'));
    for (const id of [7, 'seven']) {
      const answer = await console.find((line) => line['id'] === id);
      expect(Object.keys(answer)).toEqual(['id', 'result']);
      expect(answer['result']).toMatchObject({ ok: true, value: { host: { kind: 'headless' }, accounts: [] } });
      channels['console.describe'].output.parse((answer['result'] as { value: unknown }).value);
    }
  });

  it('tell of events unasked, in the contract’s shape', async () => {
    const console = openLines(makeFolder());
    await console.ask('preferences.change', { theme: 'dark' });
    const told = await console.find((line) => 'event' in line);
    expect(Object.keys(told)).toEqual(['event']);
    expect(eventSchema.parse(told['event'])).toMatchObject({
      kind: 'preferencesChanged',
      preferences: { theme: 'dark' },
    });
  });

  it.each([
    ['no JSON', '{"id":1', null, 'line'],
    ['an empty line', '', null, 'line'],
    ['no object', '[1]', null, 'line'],
    ['no id', '{"channel":"console.describe","input":{}}', null, 'id'],
    ['an id of another kind', '{"id":{},"channel":"console.describe","input":{}}', null, 'id'],
    ['no channel', '{"id":3,"input":{}}', 3, 'channel'],
    ['a file without a path', '{"id":7,"take":{}}', 7, 'take.path'],
    ['no input', '{"id":4,"channel":"console.describe"}', 4, 'input'],
    ['an input that does not fit', '{"id":5,"channel":"operations.show","input":{"operationId":1}}', 5, 'operationId'],
    ['more than any line', JSON.stringify({ id: 6, channel: 'x'.repeat(2_000_000), input: {} }), null, 'line'],
  ])('answer %s by what is wrong with it, and go on', async (_, line, id, field) => {
    const console = openLines(makeFolder());
    console.write(`${line}\n`);
    const answer = await console.find((each) => 'result' in each);
    expect(answer).toEqual({ id, result: { ok: false, refusal: { code: 'invalidInput', field } } });
    expect(await console.ask('console.describe', {})).toMatchObject({ ok: true });
  });

  it('know no channel but the contract’s', async () => {
    const console = openLines(makeFolder());
    expect(await console.ask('constructor', {})).toEqual(refused('unknownChannel'));
  });

  it('end with line feeds alone, wherever they are cut', async () => {
    const console = openLines(makeFolder());
    const line = `${JSON.stringify({ id: 'é\u2028', channel: 'console.describe', input: {} })}\n`;
    for (const byte of Buffer.from(line)) console.write(Buffer.of(byte) as unknown as string);
    expect(await console.find((each) => each['id'] === 'é\u2028')).toMatchObject({ result: { ok: true } });
  });

  it('are answered to the last when the input ends, also one without an end of its own', async () => {
    const console = openLines(makeFolder());
    console.write(describeConsole(1) + describeConsole(2).trimEnd());
    console.endInput();
    expect(await console.exitCode).toBe(0);
    expect(console.lines.map(({ id }) => id).toSorted()).toEqual([1, 2, undefined]);
  });
});

describe('accounts with real money', () => {
  it('are not added, and their environment is not entered', async () => {
    const dataFolder = makeFolder();
    const console = openLines(dataFolder);
    expect(await console.ask('accounts.add', real)).toEqual(refused('productionNotAllowed'));
    const unlisted = { ...real, environment: 'test', url: 'https://pay.example.com' };
    expect(await console.ask('accounts.add', unlisted)).toEqual(refused('productionNotAllowed'));
    const enter = { environment: 'production' };
    expect(await console.ask('preferences.change', enter)).toEqual(refused('productionNotAllowed'));
    expect(existsSync(join(dataFolder, 'production'))).toBe(false);
    expect(existsSync(join(dataFolder, 'accounts.json'))).toBe(false);
    expect(await console.ask('accounts.add', accountForm())).toMatchObject({ ok: true });
  });

  it('keep it from opening, as does having worked with them last', async () => {
    const dataFolder = makeFolder();
    const allowed = openLines(dataFolder, '--production');
    expect(await allowed.ask('accounts.add', real)).toMatchObject({ ok: true });
    allowed.endInput();
    expect(await allowed.exitCode).toBe(0);

    const console = openLines(dataFolder);
    expect(await console.exitCode).toBe(1);
    expect(console.lines).toEqual([closed('productionNotAllowed')]);
    expect(console.complaints()).toContain('--production');

    writeFileSync(join(dataFolder, 'accounts.json'), '{"accounts":[]}');
    expect(await openLines(dataFolder).exitCode).toBe(1);
    expect(await openLines(dataFolder, '--production').find(() => true)).toEqual(open);
  });

  it('are known by their host as well, whatever a list that was written by hand calls them', async () => {
    const dataFolder = makeFolder();
    writeFileSync(join(dataFolder, 'accounts.json'), JSON.stringify({ accounts: [{ ...real, environment: 'test' }] }));
    const console = openLines(dataFolder);
    expect(await console.find(() => true)).toEqual(closed('productionNotAllowed'));
  });
});

describe('what keeps it from opening', () => {
  it('is another process on the same data, until that has gone', async () => {
    const dataFolder = makeFolder();
    const first = openLines(dataFolder);
    await first.find(() => true);
    const second = openLines(dataFolder);
    expect(await second.exitCode).toBe(1);
    expect(second.lines).toEqual([closed('owned')]);
    expect(await first.ask('console.describe', {})).toMatchObject({ ok: true });
    first.stop();
    await first.exitCode;
    expect(await openLines(dataFolder).find(() => true)).toEqual(open);
  });

  it.each([
    ['a damaged ledger', 'corrupt', (folder: string) => writeFileSync(ledgerFile(folder), 'rubbish '.repeat(1_000))],
    ['a ledger that somebody owns', 'owned', (folder: string) => void takeOwnership(folder)],
  ])('is %s', async (_, code, spoil) => {
    const dataFolder = makeFolder();
    const first = openLines(dataFolder);
    first.endInput();
    await first.exitCode;
    spoil(join(dataFolder, 'sandbox'));
    const console = openLines(dataFolder);
    expect(await console.exitCode).toBe(1);
    expect(console.lines).toEqual([closed(code)]);
    // It has let go of what it held.
    takeOwnership(dataFolder).release();
  });

  it('is a list of accounts that cannot be read, and a folder that is none', async () => {
    const dataFolder = makeFolder();
    const file = join(dataFolder, 'accounts.json');
    writeFileSync(file, '{"accounts":');
    expect(await openLines(dataFolder).find(() => true)).toEqual(closed('accounts'));
    expect(await openLines(file).find(() => true)).toEqual(closed('notAFolder'));
  });
});

describe('a ledger that cannot be kept open', () => {
  it('ends it, with the line that it would not have opened with, and 1', async () => {
    const dataFolder = makeFolder();
    const console = openLinesWith({ ...threads, writer: mortalWriter }, dataFolder);
    expect(await console.find(() => true)).toEqual(open);
    const killing = setInterval(() => killWriter(ledgerFile(join(dataFolder, 'sandbox'))), 20);
    expect(await console.exitCode).toBe(1);
    clearInterval(killing);
    expect(console.lines.at(-1)).toEqual(closed('other'));
    takeOwnership(dataFolder).release();
  });
});

describe('the clock', () => {
  it('runs on from --now, in the desk and in the demo gateway', async () => {
    const now = Date.parse('2026-03-10T09:00:00Z');
    const console = openLines(makeFolder(), '--demo', '--now', '2026-03-10T09:00:00Z');
    const described = await console.ask('console.describe', {});
    const { accounts, lastImportAt } = (described as { value: { accounts: object[]; lastImportAt: number } }).value;
    expect(accounts.length).toBeGreaterThan(1);
    expect(lastImportAt).toBeGreaterThanOrEqual(now);
    expect(lastImportAt).toBeLessThan(now + 60_000);
    const found = await console.ask('transactions.search', { text: '', after: null, limit: 1 });
    const [newest] = (found as { value: { rows: { happenedAt: number }[] } }).value.rows;
    expect(newest?.happenedAt).toBeLessThan(now + 60_000);
    expect(newest?.happenedAt).toBeGreaterThan(now - 3 * 86_400_000);
  });

  it('is the machine’s without it, and there are no demo accounts without --demo', async () => {
    const console = openLines(makeFolder());
    expect(await console.ask('console.describe', {})).toMatchObject({ value: { accounts: [], lastImportAt: null } });
  });
});

describe('the program', () => {
  it('explains itself and ends with 0; with words that it does not know, by a sentence and 2', async () => {
    const help = await runProgram('--help');
    expect(help).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('--patience') });
    for (const [words, sentence] of [
      [['--date', 'x'], '--date'],
      [[], '--data is missing'],
      [['--data', 'x', '--now', 'soon'], '--now takes an instant such as 2026-03-10T09:00:00Z, not soon.'],
      [['--data', 'x', '--patience', '1,2'], '--patience takes three numbers'],
    ] as const) {
      const { code, stdout, stderr } = await runProgram(...words);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(sentence)]);
    }
  });

  it.each(['SIGTERM', 'the end of its input'])(
    'by %s waits for what is being sent, and writes it down',
    async (end) => {
      const { hold, begin } = holdWork();
      const shop = await openShop({ exportLagMinutes: 0 }, { hold });
      const { TRANSACTIONID: transactionId = '' } = await shop.pay({ AMOUNT: '10000', ORDERID: 'W-1' });
      const dataFolder = makeFolder();
      const console = spawnLines('--data', dataFolder, '--no-keychain', '--now', '2026-03-10T09:00:00Z');
      await console.ask('accounts.add', accountForm({ url: shop.sandbox.url }));
      const key = { accountId: 'SHOP', purpose: 'signing', secret };
      const refusedKey = await console.ask('secret.keep', { ...key, where: 'keychain' });
      expect(refusedKey).toEqual({ ok: false, refusal: { code: 'secretMissing', answer: 'unavailable' } });
      expect(await console.ask('secret.keep', { ...key, where: 'memory' })).toMatchObject({ ok: true });
      await console.ask('transactions.fetch', { accountId: 'SHOP', wanted: { by: 'transaction', transactionId } });
      const draft = await console.ask('operations.prepare', {
        operation: 'refund',
        accountId: 'SHOP',
        transactionId,
        amount: { kind: 'part', minor: 2_500 },
        reason: 'goodsReturned',
        note: '',
      });
      const { operationId } = (draft as { value: { operation: { operationId: string } } }).value.operation;
      const confirming = await begin(() => console.ask('operations.confirm', { operationId, guardAnswer: null }));
      if (end === 'SIGTERM') {
        console.stop();
        console.stop();
      } else console.endInput();
      // Time to give up what is being sent, which it must not.
      await sleep(500);
      confirming.letGo();
      expect(await confirming.answer).toMatchObject({ ok: true, value: { state: 'succeeded' } });
      expect(await console.exitCode).toBe(0);
      expect(console.complaints()).toBe('');

      const database = openReadable(ledgerFile(join(dataFolder, 'sandbox')));
      expect(database.prepare('SELECT state FROM operations').pluck().all()).toEqual(['succeeded']);
      database.close();
      expect(shop.sandbox.balanceOf('SHOP', transactionId)?.refunded).toBe(2_500);
      // Neither the lines nor any file of it held the secret.
      expect(JSON.stringify(console.lines)).not.toContain(secret);
      expect(readFileSync(join(dataFolder, 'console.log'), 'utf8')).not.toContain(secret);
    },
  );
});
