import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { type Bridge, buildBridge, type ConsoleEvent, type Result } from '../../../../contract/index.ts';
import { systemClock } from '../../../../main/clock.ts';
import { createConsole } from '../../../../main/console.ts';
import { connectEngine, type EngineConnection } from '../../../../main/team/engine/connect.ts';
import { writeJoinFile } from '../../../../main/team/seat/join-file.ts';
import { openMemoryStore } from '../../../../main/vault/memory.ts';
import type { Sandbox } from '../../../../sandbox/index.ts';
import { invitePerson } from '../../../../scripts/team/invite.ts';
import { permitPerson } from '../../../../scripts/team/permit.ts';
import { oneThread } from '../../../one-thread.ts';
import { openShop, secret } from '../../../sandbox/client.ts';
import { exportReader } from '../../../threads.ts';
import { accountForm } from '../../accounts/samples.ts';
import { nameAnew } from '../engine/start.ts';
import { createTeam, onEngine, type Team } from '../engine/team.ts';
import { connectFit } from './fit.ts';

const everything = { area: null, who: '', about: '', from: null, to: null };

/** In milliseconds: a slow machine is given its time. */
const patient = { timeout: 250_000, interval: 50 };

onEngine('two consoles of one team, asked as their windows ask', (engine) => {
  let team: Team;
  let root: string;
  let boss: EngineConnection;
  let where: { host: string; port: number; database: string; authority: null };
  beforeAll(async () => {
    team = await createTeam(engine);
    root = mkdtempSync(join(tmpdir(), 'two-consoles-'));
    const role = nameAnew('boss');
    await team.admin.query(`CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD 'secret' IN ROLE team_admin`);
    where = { host: '127.0.0.1', port: engine.port, database: team.database, authority: null };
    boss = await connectEngine({ ...where, role, password: 'secret' });
  });
  afterAll(async () => {
    boss.close();
    await team.close();
    rmSync(root, { recursive: true, force: true });
  });

  interface Console {
    readonly bridge: Bridge;
    readonly events: ConsoleEvent[];
    join(person: string, figures: { readonly alone: string; readonly approve: string }): Promise<void>;
  }
  const open = async ({ url, exportTransactions }: Sandbox): Promise<Console> => {
    const dataFolder = mkdtempSync(join(root, 'desk-'));
    const running = await createConsole({
      clock: systemClock,
      dataFolder,
      threads: oneThread,
      exportReader,
      keychain: openMemoryStore(),
      proxyFor: async () => undefined,
      startDemo: undefined,
      engines: { connect: connectFit },
      user: 'somebody',
      about: { version: 'test', host: { kind: 'headless', version: 'none' }, systemLocale: 'en-GB' },
    });
    onTestFinished(() => running.close());
    const bridge = buildBridge({ send: running.receive, listen: running.listen });
    const events: ConsoleEvent[] = [];
    bridge.listen((event) => events.push(event));
    await bridge.accounts.add(accountForm({ identifier: 'SHOP', url, environment: 'sandbox' }));
    await bridge.secret.keep({ accountId: 'SHOP', purpose: 'signing', secret, where: 'keychain' });
    const file = join(dataFolder, 'export.csv');
    writeFileSync(file, exportTransactions());
    await running.takeExport(file, 'SHOP');
    const sitDown = async (person: string, figures: { readonly alone: string; readonly approve: string }) => {
      const invitation = await invitePerson(boss, where, { person, isKnown: false, desk: `${person}'s` });
      const right = { person, accountId: 'every', currency: 'EUR', amount: '500.00', operations: ['refund'] } as const;
      await permitPerson(boss, { ...right, ...figures });
      expect(await running.team.join('sandbox', writeJoinFile(invitation))).toMatchObject({ kind: 'joined' });
    };
    return { bridge, events, join: sitDown };
  };
  const given = <Value>(result: Result<Value>): Value => {
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.value;
  };

  it('ask, see at once, approve and send; and a desk alone has nobody to ask', async () => {
    const shop = await openShop({}, { now: new Date().toISOString(), frozen: false });
    const transactionId = (await shop.pay({ AMOUNT: '10000' }))['TRANSACTIONID'] ?? '';
    const [anne, paul] = [await open(shop.sandbox), await open(shop.sandbox)];
    const asked = { accountId: 'SHOP', operation: 'refund', amount: { minor: 10_000, currency: 'EUR' } } as const;
    expect(await anne.bridge.approvals.judge(asked)).toEqual({ ok: true, value: null });
    expect(await anne.bridge.approvals.list({})).toEqual({ ok: true, value: [] });

    await anne.join('Anne', { alone: '20.00', approve: 'none' });
    await paul.join('Paul', { alone: '20.00', approve: '500.00' });
    for (const { bridge } of [anne, paul, anne]) await bridge.team.exchange({});
    expect(given(await anne.bridge.approvals.judge(asked))).toEqual({
      kind: 'ask',
      alone: { minor: 2_000, currency: 'EUR' },
      approvers: [{ person: 'Paul', upTo: { minor: 50_000, currency: 'EUR' } }],
    });

    const draft = given(
      await anne.bridge.operations.prepare({
        ...asked,
        transactionId,
        amount: { kind: 'all' },
        reason: 'goodsReturned',
        note: '',
      }),
    );
    const { operationId } = draft.operation;
    const confirm = () => anne.bridge.operations.confirm({ operationId, guardAnswer: null });
    expect(await confirm()).toMatchObject({ refusal: { code: 'approvalNeeded', alone: { minor: 2_000 } } });
    const tried = await anne.bridge.audit.list({
      filter: { ...everything, area: 'failedTries' },
      after: null,
      limit: 9,
    });
    expect(given(tried).lines).toMatchObject([
      { what: 'operationNotAllowed', actor: 'Anne', operation: { operationId }, detail: 'refund, approvalNeeded' },
    ]);
    expect(given(await anne.bridge.approvals.propose({ operationId, guardAnswer: null }))).toMatchObject({
      person: 'Anne',
      state: 'waiting',
      isOwn: true,
      may: { decide: false, withdraw: true, send: false },
    });
    // Nobody asks: it comes by itself.
    await vi.waitFor(() => {
      expect(paul.events).toContainEqual(
        expect.objectContaining({ kind: 'proposalChanged', proposal: expect.objectContaining({ operationId }) }),
      );
    }, patient);
    expect(paul.events.findLast(({ kind }) => kind === 'teamChanged')).toMatchObject({
      team: { proposals: { toDecide: 1, toSend: 0 } },
    });
    expect(given(await paul.bridge.approvals.list({}))).toMatchObject([{ operationId, may: { decide: true } }]);
    await vi.waitFor(async () => {
      expect(given(await paul.bridge.approvals.show({ operationId })).draft).not.toBeNull();
    }, patient);
    const shown = given(await paul.bridge.approvals.show({ operationId }));
    expect(shown).toMatchObject({
      differs: false,
      changes: [],
      guardAnswer: null,
      draft: { before: { minor: 10_000 } },
    });
    expect(shown.draft?.parameters).toEqual(draft.parameters);
    const decide = (verdict: 'approved' | 'rejected') =>
      paul.bridge.approvals.decide({ operationId, decision: { verdict, reason: 'seen the parcel' } });
    expect(given(await decide('approved'))).toMatchObject({
      state: 'approved',
      approvals: [{ person: 'Paul', verdict: 'approved', reason: 'seen the parcel', counts: true }],
      may: { decide: true, withdraw: true, send: false },
    });
    await vi.waitFor(async () => {
      expect(given(await anne.bridge.approvals.list({}))).toMatchObject([{ may: { send: true } }]);
    }, patient);
    // Who asked and who approved stands in both ledgers, as lines of whoever said it.
    for (const { bridge } of [anne, paul, anne]) await bridge.team.exchange({});
    for (const { bridge } of [anne, paul]) {
      const { lines } = given(
        await bridge.audit.list({ filter: { ...everything, area: 'approvals' }, after: null, limit: 9 }),
      );
      expect(lines.map(({ what, actor, operation }) => [what, actor, operation?.operationId])).toEqual([
        ['proposalApproved', 'Paul', operationId],
        ['approvalAsked', 'Anne', operationId],
      ]);
    }
    expect(given(await confirm())).toMatchObject({ state: 'succeeded', actor: 'Anne' });
    expect(given(await confirm())).toMatchObject({ state: 'succeeded' });
    expect(shop.sandbox.rows().filter(({ operation }) => operation === 'refund')).toHaveLength(1);
    expect(await decide('rejected')).toMatchObject({ refusal: { code: 'proposalOver', state: 'used' } });
    expect(await paul.bridge.approvals.withdraw({ operationId })).toMatchObject({ refusal: { code: 'proposalOver' } });
    expect(
      await paul.bridge.approvals.show({ operationId: draft.operation.attempts[0]?.attemptId ?? '' }),
    ).toMatchObject({
      refusal: { code: 'notFound', what: 'proposal' },
    });
  });

  it('a desk alone is told that there is nobody', async () => {
    const shop = await openShop({}, { now: new Date().toISOString(), frozen: false });
    const { bridge } = await open(shop.sandbox);
    const operationId = '0193a5b2-7c31-7e24-8f00-5d2a7c9e1b34';
    expect(await bridge.approvals.propose({ operationId, guardAnswer: null })).toMatchObject({
      refusal: { code: 'noTeam' },
    });
    expect(await bridge.approvals.show({ operationId })).toMatchObject({ refusal: { code: 'noTeam' } });
    expect(await bridge.approvals.withdraw({ operationId })).toMatchObject({ refusal: { code: 'noTeam' } });
    const decision = { verdict: 'approved', reason: null } as const;
    expect(await bridge.approvals.decide({ operationId, decision })).toMatchObject({ refusal: { code: 'noTeam' } });
  });
});
