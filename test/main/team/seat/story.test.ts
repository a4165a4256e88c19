import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { buildBridge } from '../../../../contract/index.ts';
import { readLedgerLine } from '../../../../main/channels/ledger-line.ts';
import { systemClock } from '../../../../main/clock.ts';
import { createConsole } from '../../../../main/console.ts';
import { sealFile } from '../../../../main/ledger/seal/file.ts';
import { connectEngine, type EngineConnection } from '../../../../main/team/engine/connect.ts';
import { type JoinFile, writeJoinFile } from '../../../../main/team/seat/join-file.ts';
import { openMemoryStore } from '../../../../main/vault/memory.ts';
import type { SecretStore } from '../../../../main/vault/secret-store.ts';
import { entryName, keyName } from '../../../../main/vault/vault.ts';
import type { Sandbox } from '../../../../sandbox/index.ts';
import { verify as verifyFile } from '../../../../scripts/ledger/verify.ts';
import { invitePerson } from '../../../../scripts/team/invite.ts';
import { revokePerson } from '../../../../scripts/team/people.ts';
import { permitPerson } from '../../../../scripts/team/permit.ts';
import { verify } from '../../../../scripts/team/verify.ts';
import { oneThread } from '../../../one-thread.ts';
import { openShop, type Shop, secret } from '../../../sandbox/client.ts';
import { exportReader } from '../../../threads.ts';
import { accountForm } from '../../accounts/samples.ts';
import { changeLine, cutTail } from '../../ledger/seal/attack.ts';
import { nameAnew } from '../engine/start.ts';
import { createTeam, onEngine, type Team } from '../engine/team.ts';
import { connectFit } from './fit.ts';

/** In milliseconds: a slow machine is given its time. */
const patient = { timeout: 60_000, interval: 50 };

onEngine('two desks of one merchant', (engine) => {
  let team: Team;
  let root: string;
  let boss: EngineConnection;
  let where: { host: string; port: number; database: string; authority: null };
  beforeAll(async () => {
    team = await createTeam(engine);
    root = mkdtempSync(join(tmpdir(), 'two-desks-'));
    const name = nameAnew('boss');
    await team.admin.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'secret' IN ROLE team_admin`);
    where = { host: '127.0.0.1', port: engine.port, database: team.database, authority: null };
    boss = await connectEngine({ ...where, role: name, password: 'secret' });
  });
  afterAll(async () => {
    boss.close();
    await team.close();
    rmSync(root, { recursive: true, force: true });
  });

  const account = ({ url }: Sandbox) => accountForm({ identifier: 'SHOP', url, environment: 'sandbox' });

  /** A data folder with a console on it, and the merchant's account with its key. */
  const openDesk = async (
    sandbox: Sandbox,
    folder = mkdtempSync(join(root, 'desk-')),
    keychain: SecretStore = openMemoryStore(),
  ) => {
    const running = await createConsole({
      clock: systemClock,
      dataFolder: folder,
      threads: oneThread,
      exportReader,
      keychain,
      proxyFor: async () => undefined,
      startDemo: undefined,
      engines: { connect: connectFit },
      user: 'somebody',
      about: { version: 'test', host: { kind: 'headless', version: 'none' }, systemLocale: 'en-GB' },
    });
    let isClosed = false;
    const close = async () => {
      if (isClosed) return;
      isClosed = true;
      await running.close();
    };
    onTestFinished(close);
    const bridge = buildBridge({ send: running.receive, listen: running.listen });
    const known = await bridge.console.describe({});
    if (known.ok && known.value.accounts.length === 0) {
      await bridge.accounts.add(account(sandbox));
      await bridge.secret.keep({ accountId: 'SHOP', purpose: 'signing', secret, where: 'keychain' });
    }
    const prepare = async (transactionId: string) => {
      const draft = await bridge.operations.prepare({
        operation: 'refund',
        accountId: 'SHOP',
        transactionId,
        amount: { kind: 'all' },
        reason: 'goodsReturned',
        note: '',
      });
      if (!draft.ok)
        throw new Error(
          `${JSON.stringify(draft.refusal)} ${readFileSync(join(folder, 'console.log'), 'utf8').slice(-1500)}`,
        );
      return draft.value.operation.operationId;
    };
    const confirm = async (operationId: string) => {
      const answer = await bridge.operations.confirm({ operationId, guardAnswer: 'the test wants it' });
      if (!answer.ok) return answer.refusal.code;
      const { state, attempts, actor } = answer.value as unknown as {
        state: string;
        actor: string;
        attempts: readonly { cause: string | null }[];
      };
      return { state, cause: attempts.at(-1)?.cause ?? null, actor };
    };
    return { ...running, close, bridge, folder, keychain, prepare, confirm };
  };
  type Desk = Awaited<ReturnType<typeof openDesk>>;

  const takeExport = async ({ folder, takeExport: take }: Desk, { exportTransactions }: Sandbox) => {
    const file = join(folder, 'export.csv');
    writeFileSync(file, exportTransactions());
    await take(file, 'SHOP');
  };
  const listActs = async ({ bridge }: Desk) => {
    const filter = { area: null, who: '', about: '', from: null, to: null };
    const listed = await bridge.audit.list({ filter, after: null, limit: 200 });
    return listed.ok ? listed.value.lines.map(({ what }) => what) : [];
  };
  const invite = (person: string): Promise<JoinFile> =>
    invitePerson(boss, where, { person, isKnown: false, desk: `${person}'s` });
  const refunds = ({ sandbox }: Shop) => sandbox.rows().filter(({ operation }) => operation === 'refund').length;

  /**
   * Whoever can write her files cuts her log or writes it anew, makes every projection from that, and takes witness and seal away: on
   * one desk nothing speaks against it any more, and the team's copy names the first line.
   */
  const expectForgeriesNamed = async (desk: Desk, said: { readonly mock: { readonly calls: unknown[][] } }) => {
    const examine = async (forge: (file: string) => void, withTeam = true) => {
      const folder = mkdtempSync(join(root, 'forged-'));
      cpSync(join(desk.folder, 'sandbox'), folder, { recursive: true });
      const file = join(folder, 'ledger.sqlite');
      rmSync(sealFile(file), { force: true });
      rmSync(join(folder, 'backups'), { recursive: true, force: true });
      forge(file);
      // Of what this desk has seen nothing stays either.
      if (!withTeam) {
        rmSync(join(folder, 'team.json'));
        for (const name of readdirSync(folder).filter((each) => each.startsWith('seals-'))) rmSync(join(folder, name));
      }
      const before = said.mock.calls.length;
      const isSound = await verifyFile([file], { secrets: desk.keychain, connect: connectFit });
      return { isSound, lines: said.mock.calls.slice(before).flat().join('\n') };
    };
    const { line: last } = readLedgerLine(join(desk.folder, 'sandbox', 'ledger.sqlite')) ?? { line: 0 };
    const sound = await examine(() => {});
    expect(sound).toMatchObject({ isSound: true, lines: expect.stringContaining('the team’s copy.') });
    expect(sound.lines).toMatch(/^Desk \S+ has sealed to line \d+, by the key [0-9a-f]{16}\.$/m);
    for (const forge of [(file: string) => changeLine(file, 3), (file: string) => cutTail(file, last - 1)]) {
      // The control: nothing beside the engine tells.
      expect(await examine(forge, false)).toMatchObject({
        isSound: true,
        lines: expect.stringContaining('The team’s copy was not compared.'),
      });
    }
    const changed = await examine((file) => changeLine(file, 3));
    expect(changed).toMatchObject({ isSound: false, lines: expect.stringMatching(/^ {2}team: line 3: and those/m) });
    // What this desk has seen sealed speaks against it as well, without the engine.
    expect(changed.lines).toMatch(/^ {2}seal: line \d+ of desk \S+: and those behind it are vouched for by nothing/m);
    const cut = await examine((file) => cutTail(file, last - 1));
    expect(cut.isSound).toBe(false);
    expect(cut.lines).toContain(`  team: line ${last}: and those behind it are missing: the team’s copy has 1 that`);
  };

  it('joins both, refunds once, keeps who is not in the team from sending, and lets a desk leave once nothing is open', async () => {
    const shop = await openShop({}, { now: new Date().toISOString(), frozen: false });
    const { sandbox } = shop;
    const payment = async () => (await shop.pay({ AMOUNT: '10000' }))['TRANSACTIONID'] ?? '';
    const [first, second, third] = [await payment(), await payment(), await payment()];
    const [anne, paul] = [await openDesk(sandbox), await openDesk(sandbox)];
    for (const desk of [anne, paul]) await takeExport(desk, sandbox);
    const alone = await anne.prepare(second);

    // Drafts of both stand before either has joined.
    for (const [desk, person] of [
      [anne, 'Anne'],
      [paul, 'Paul'],
    ] as const) {
      const file = await invite(person);
      await permitPerson(boss, {
        person,
        accountId: 'SHOP',
        currency: 'EUR',
        amount: '500.00',
        operations: ['refund'],
      });
      const joined = await desk.team.join('sandbox', writeJoinFile(file));
      expect(joined).toMatchObject({ kind: 'joined', standing: { seat: { person }, state: { kind: 'open' } } });
      expect(await desk.team.join('sandbox', writeJoinFile(file))).toMatchObject({ kind: 'joined' });
      const mode = statSync(join(desk.folder, 'sandbox', 'team.json')).mode & 0o777;
      if (process.platform !== 'win32') expect(mode).toBe(0o600);
      for (const name of readdirSync(join(desk.folder, 'sandbox')).filter((each) => each.endsWith('.json'))) {
        expect(readFileSync(join(desk.folder, 'sandbox', name), 'utf8')).not.toContain(file.password);
      }
    }
    // What was reviewed alone ends, though nothing has moved since.
    expect(await anne.confirm(alone)).toBe('draftedAlone');

    // What each has told is sealed by the key of its keychain, and the other has looked at it.
    for (const desk of [anne, paul, anne]) await desk.bridge.team.exchange({});
    const seen = await anne.bridge.team.describe({});
    expect(seen).toMatchObject({ ok: true, value: { team: { sealing: 'sealing', sealTroubles: [] } } });
    const desks = seen.ok ? (seen.value?.desks ?? []) : [];
    expect(desks.map(({ desk, lines, sealedTo }) => [desk, lines > 0 && sealedTo === lines])).toEqual([
      ["Anne's", true],
      ["Paul's", true],
    ]);

    // Both have reviewed the same refund; one of them gets it.
    const [annes, pauls] = [await anne.prepare(first), await paul.prepare(first)];
    expect(await anne.confirm(annes)).toEqual({ state: 'succeeded', cause: null, actor: 'Anne' });
    const refused = await paul.confirm(pauls);
    expect(typeof refused === 'string' ? refused : refused.state).toMatch(/changedSinceReview|chainBusy|notSent/);
    expect(refunds(shop)).toBe(1);

    // Both logs are the same here and at the engine; a line that is another one is named.
    const secrets = paul.keychain;
    const silent = vi.spyOn(console, 'log').mockImplementation(() => {});
    onTestFinished(() => silent.mockRestore());
    expect(await verify(paul.folder, undefined, { secrets, connect: connectFit })).toBe(true);
    expect(silent.mock.calls.flat()).toContainEqual(expect.stringMatching(/^Anne's: \d+ lines are the same/));

    // What nobody knows the outcome of keeps a desk in its team.
    sandbox.faults.add({ what: 'lost', operation: 'refund', acted: true });
    // A colleague's refund on the same order, heard of between review and confirmation, would be another review.
    await paul.bridge.team.exchange({});
    expect(await paul.confirm(await paul.prepare(third))).toMatchObject({ state: 'unknown' });
    expect(await paul.team.leave('sandbox')).toMatchObject({ kind: 'stays', problem: { kind: 'openHere' } });
    expect(refunds(shop)).toBe(2);

    // The account's key bears the team's id: a folder beside it that is of no team finds none, and asks nobody.
    expect(await paul.keychain.read(entryName({ ...account(sandbox), embedded: false }))).toEqual({ kind: 'absent' });
    const aside = await openDesk(sandbox, undefined, paul.keychain);
    await aside.bridge.secret.forget({ accountId: 'SHOP', purpose: 'signing' });
    await takeExport(aside, sandbox);
    expect(await aside.confirm(await aside.prepare(second))).toMatchObject({ state: 'notSent', cause: 'secretAbsent' });

    await anne.close();
    await expectForgeriesNamed(anne, silent);

    // A ledger of the team without its file is read, and sends nothing.
    const file = join(anne.folder, 'sandbox', 'team.json');
    const kept = readFileSync(file);
    rmSync(file);
    const astray = await openDesk(sandbox, anne.folder, anne.keychain);
    expect(await astray.confirm(await astray.prepare(second))).toMatchObject({
      state: 'notSent',
      cause: 'teamUnreachable',
    });
    expect(refunds(shop)).toBe(2);
    await astray.close();
    writeFileSync(file, kept, { mode: 0o600 });
    const back = await openDesk(sandbox, anne.folder, anne.keychain);

    expect(await back.team.leave('sandbox')).toEqual({ kind: 'left' });
    expect(await back.team.leave('sandbox')).toEqual({ kind: 'alone' });
    expect(await back.keychain.read(keyName({ ...account(sandbox), embedded: false }, null))).toEqual({
      kind: 'found',
      secret,
    });
    expect(readdirSync(join(anne.folder, 'sandbox'))).not.toContain('team.json');
    expect(await revokePerson(boss, 'Paul')).toHaveLength(1);

    // That the team lets him in no more stands in his own ledger, and that she came and went in hers.
    await vi.waitFor(async () => {
      await paul.bridge.team.exchange({});
      expect(await listActs(paul)).toContain('seatRefused');
    }, patient);
    const came = (await listActs(back)).filter((what) => what.startsWith('team'));
    // Both said it twice, and his lines are here, too.
    const [last, ...before] = came;
    expect([last, new Set(before), before.length]).toEqual(['teamLeft', new Set(['teamJoined']), 4]);
    const late = await invite('Zoë');
    await revokePerson(boss, 'Zoë');
    expect(await aside.team.join('sandbox', writeJoinFile(late))).toMatchObject({ kind: 'refused' });
    expect(await listActs(aside)).toContain('seatRefused');
  });
});
