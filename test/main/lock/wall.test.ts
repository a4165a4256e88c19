import { describe, expect, it, onTestFinished } from 'vitest';
import { type Bridge, type ChannelName, channels, channelsOfTheLock, type Result } from '../../../contract/index.ts';
import { startSandbox } from '../../../sandbox/index.ts';
import { holdGateway } from '../../../scripts/team/demo/hold-gateway.ts';
import { channelSamples } from '../../contract-samples.ts';
import { openLines } from '../hosts/headless-program.ts';
import { makeFolder, openConsole } from '../open-console.ts';

const pin = '271828';
const locked = { ok: false, refusal: { code: 'locked' } };
const minute = 60_000;
const failedTries = { area: 'failedTries', who: '', about: '', from: null, to: null } as const;

function ask(bridge: Bridge, name: ChannelName): Promise<Result<unknown>> {
  const [noun, verb] = name.split('.') as [string, string];
  const verbs = bridge as unknown as Record<string, Record<string, (input: unknown) => Promise<Result<unknown>>>>;
  const put = verbs[noun]?.[verb];
  if (!put) throw new Error(name);
  return put(channelSamples[name]);
}

const behindTheWall = (Object.keys(channels) as ChannelName[]).filter((name) => !channelsOfTheLock.has(name));

describe('while the screen is locked', () => {
  it('main refuses every channel but the lock’s own, and answers each of them before and after', async () => {
    const { bridge, lock } = await openConsole();
    // Those that change the PIN would change what the test unlocks with.
    const names = behindTheWall.filter((name) => name !== 'lock.setPin' && name !== 'lock.removePin');
    const askAll = async () => {
      const refused: string[] = [];
      for (const name of names) {
        const result = await ask(bridge, name);
        if (!result.ok && result.refusal.code === 'locked') refused.push(name);
      }
      return refused;
    };
    expect(await askAll()).toEqual([]);
    await bridge.lock.setPin({ pin, current: null });
    lock();
    expect(await askAll()).toEqual(names);
    for (const name of ['lock.setPin', 'lock.removePin'] as const) expect(await ask(bridge, name)).toEqual(locked);
    expect(await bridge.lock.describe({})).toMatchObject({ ok: true, value: { locked: true, pin: true } });
    expect(await bridge.lock.unlock({ by: 'pin', pin })).toEqual({ ok: true, value: { kind: 'unlocked', kept: null } });
    expect(await askAll()).toEqual([]);
  });

  it('writes down who locked it, each try that failed and when nobody may try any more, but none that came too early', async () => {
    let now = Date.now();
    const { bridge, lock } = await openConsole({ clock: { now: () => now }, uptime: () => now });
    await bridge.lock.setPin({ pin, current: null });
    lock();
    for (let tried = 0; tried < 12; tried += 1) await bridge.lock.unlock({ by: 'pin', pin: '000000' });
    now += 30 * minute;
    await bridge.lock.unlock({ by: 'pin', pin });
    const listWhats = async () => {
      const listed = await bridge.audit.list(channelSamples['audit.list']);
      return listed.ok ? listed.value.lines.map(({ what }) => what) : [];
    };
    const tries = Array.from({ length: 10 }, () => 'unlockFailed');
    // The lock waits for no ledger.
    await expect
      .poll(listWhats, { timeout: 250_000 })
      .toEqual(['deskUnlocked', 'lockedOut', ...tries, 'deskLocked', 'pinSet', 'deskOpened']);
  });

  it('a wrong PIN where it is changed or taken away is a try like the others, and written down like them', async () => {
    const now = Date.now();
    const { bridge } = await openConsole({ clock: { now: () => now }, uptime: () => now });
    await bridge.lock.setPin({ pin, current: null });
    await bridge.lock.setPin({ pin: '314159', current: '000000' });
    for (let tried = 1; tried < 12; tried += 1) await bridge.lock.removePin({ current: '000000' });
    const listed = await bridge.audit.list({ ...channelSamples['audit.list'], filter: failedTries });
    const tries = Array.from({ length: 10 }, (_, before) => ({
      what: 'pinChangeFailed',
      // The last of them begins the wait, behind which there are ten more.
      count: before || 10,
      result: 'failed',
    }));
    expect(listed).toMatchObject({ ok: true, value: { lines: [{ what: 'lockedOut' }, ...tries] } });
    expect(await bridge.lock.describe({})).toMatchObject({ value: { pin: true } });
  });

  it('a refund that is on its way ends, no event tells of it, and it is seen after unlocking', async () => {
    const held = holdGateway();
    const sandbox = await startSandbox({ demo: true, hold: held.hold });
    onTestFinished(() => sandbox.close());
    const { url, accounts, exportTransactions } = sandbox;
    const console = await openConsole({
      startDemo: async () => ({
        url,
        accounts,
        exportTransactions: async () => exportTransactions(),
        close: async () => {},
      }),
    });
    const { bridge, lock, told, offerFile } = console;
    const kindsSince = (from: number) => told.slice(from).map((message) => JSON.parse(message).kind);
    await bridge.lock.setPin({ pin, current: null });
    const operationId = await prepareRefund(bridge);
    held.keep();
    const confirming = bridge.operations.confirm({ operationId, guardAnswer: null });
    await held.reached();
    lock();
    const before = told.length;
    held.letGo();
    // Its answer stays behind the wall, like every other.
    expect(await confirming).toEqual(locked);
    expect(await bridge.operations.show({ operationId })).toEqual(locked);
    expect(offerFile('/tmp/export.csv')).toBe('');
    expect(kindsSince(before)).toEqual([]);
    await bridge.lock.unlock({ by: 'pin', pin });
    expect(await bridge.operations.show({ operationId })).toMatchObject({ ok: true, value: { state: 'succeeded' } });
    // What is told and taken once it is open again: the same two would be silent for ever otherwise.
    await bridge.preferences.change({ theme: 'light' });
    expect(kindsSince(before)).toEqual(['lockChanged', 'preferencesChanged']);
    expect(offerFile('/tmp/export.csv')).not.toBe('');
  });

  it('a question that comes after the time is over is not answered, before any timer has looked', async () => {
    let now = Date.now();
    const { bridge } = await openConsole({ clock: { now: () => now }, uptime: () => now });
    await bridge.lock.setPin({ pin, current: null });
    now += 15 * minute - 1;
    expect(await bridge.console.describe({})).toMatchObject({ ok: true });
    now += 1;
    expect(await bridge.console.describe({})).toEqual(locked);
    // A hand that comes too late is nobody's.
    expect(await bridge.lock.touch({})).toEqual(locked);
    expect(await bridge.console.describe({})).toEqual(locked);
  });

  it('the time is the person’s to choose', async () => {
    let now = Date.now();
    const { bridge } = await openConsole({ clock: { now: () => now }, uptime: () => now });
    await bridge.lock.setPin({ pin, current: null });
    await bridge.preferences.change({ lockAfter: 60 });
    now += 59 * minute;
    expect(await bridge.console.describe({})).toMatchObject({ ok: true });
    await bridge.preferences.change({ lockAfter: 5 });
    expect(await bridge.console.describe({})).toEqual(locked);
  });
});

describe('the console without a window', () => {
  it('opens locked where there is a PIN, and takes nothing in until it is said', async () => {
    const folder = makeFolder();
    const first = openLines(folder);
    expect(await first.ask('console.describe', {})).toMatchObject({ ok: true });
    expect(await first.ask('lock.setPin', { pin, current: null })).toEqual({ ok: true, value: { kind: 'changed' } });
    first.endInput();
    expect(await first.exitCode).toBe(0);

    const again = openLines(folder);
    expect(await again.ask('console.describe', {})).toEqual(locked);
    again.write(`${JSON.stringify({ id: 'file', take: { path: '/nowhere.csv' } })}\n`);
    expect(await again.find(({ id }) => id === 'file')).toEqual({ id: 'file', result: locked });
    expect(await again.ask('lock.unlock', { by: 'pin', pin: '314159' })).toMatchObject({ value: { kind: 'wrong' } });
    expect(await again.ask('lock.unlock', { by: 'system' })).toEqual({ ok: true, value: { kind: 'notConfirmed' } });
    expect(await again.ask('lock.unlock', { by: 'pin', pin })).toMatchObject({ value: { kind: 'unlocked' } });
    expect(await again.ask('console.describe', {})).toMatchObject({ ok: true });
  });
});

describe('a PIN', () => {
  it('is changed and removed by whoever knows it, and wrong ones count', async () => {
    const { bridge, lock } = await openConsole();
    await bridge.lock.setPin({ pin, current: null });
    for (const current of [null, '314159']) {
      expect(await bridge.lock.setPin({ pin: '161803', current })).toMatchObject({ value: { kind: 'wrong' } });
    }
    expect(await bridge.lock.removePin({ current: '314159' })).toMatchObject({
      value: { kind: 'wrong', triesLeft: 7 },
    });
    expect(await bridge.lock.setPin({ pin: '161803', current: pin })).toMatchObject({ value: { kind: 'changed' } });
    lock();
    expect(await bridge.lock.unlock({ by: 'pin', pin })).toMatchObject({ value: { kind: 'wrong' } });
    expect(await bridge.lock.unlock({ by: 'pin', pin: '161803' })).toMatchObject({ value: { kind: 'unlocked' } });
    expect(await bridge.lock.removePin({ current: '161803' })).toMatchObject({ value: { kind: 'changed' } });
    expect(await bridge.lock.now({})).toEqual({ ok: false, refusal: { code: 'nothingUnlocks' } });
  });

  it('is not kept where whoever guesses would try it first', async () => {
    const { bridge } = await openConsole();
    for (const simple of ['12345', '123456', '654321', '111111', 'abcdef']) {
      expect(await bridge.lock.setPin({ pin: simple, current: null }), simple).toEqual({
        ok: false,
        refusal: { code: 'invalidInput', field: 'pin' },
      });
    }
    for (const fair of ['135790', 'café-1', '112233']) {
      expect(await bridge.lock.setPin({ pin: fair, current: null }), fair).toMatchObject({
        value: { kind: 'changed' },
      });
      await bridge.lock.removePin({ current: fair });
    }
  });
});

/** Writes down a refund of the first payment that takes one. */
async function prepareRefund(bridge: Bridge): Promise<string> {
  const page = await bridge.transactions.search({ text: 'op:payment', after: null, limit: 50 });
  for (const { accountId, transactionId } of page.ok ? page.value.rows : []) {
    const draft = await bridge.operations.prepare({
      operation: 'refund',
      accountId,
      transactionId,
      amount: { kind: 'part', minor: 100 },
      reason: 'customerRequest',
      note: '',
    });
    if (draft.ok && draft.value.guards.length === 0) return draft.value.operation.operationId;
  }
  throw new Error('Nothing can be refunded.');
}
