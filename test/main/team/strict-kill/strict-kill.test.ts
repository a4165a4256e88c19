import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Result } from '../../../../contract/index.ts';
import { connectEngine } from '../../../../main/team/engine/connect.ts';
import { writeJoinFile } from '../../../../main/team/seat/join-file.ts';
import type { Sandbox } from '../../../../sandbox/index.ts';
import { invitePerson } from '../../../../scripts/team/invite.ts';
import { permitPerson } from '../../../../scripts/team/permit.ts';
import { type HeadlessConsole, launchConsole } from '../../../faults/headless-console.ts';
import { openShop, secret } from '../../../sandbox/client.ts';
import { accountForm } from '../../accounts/samples.ts';
import { nameAnew } from '../engine/start.ts';
import { createTeam, onEngine, type Team } from '../engine/team.ts';

/** In milliseconds: a slow machine is given its time. */
const patient = { timeout: 60_000, interval: 50 };
const program = { entry: new URL('program.ts', import.meta.url).pathname, words: [], environment: {} };

function given<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

onEngine('a strict team whose approver is killed', (engine) => {
  const start = async (folder: string): Promise<HeadlessConsole> => {
    const starting = launchConsole(folder, { program });
    onTestFinished(() => starting.kill());
    return starting.opened;
  };
  /** A data folder with the account, what the gateway has, and a key where somebody approves there. */
  const furnish = async ({ url, exportTransactions }: Sandbox, hasKey: boolean) => {
    const folder = mkdtempSync(join(tmpdir(), 'strict-kill-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const console = await start(folder);
    given(await console.ask('accounts.add', accountForm({ identifier: 'SHOP', url })));
    const key = { accountId: 'SHOP', purpose: 'signing', secret, where: 'keychain' } as const;
    if (hasKey) given(await console.ask('secret.keep', key));
    const file = join(folder, 'export.csv');
    writeFileSync(file, exportTransactions());
    await console.take(file);
    return { folder, console };
  };
  /** Who administers, and sits nowhere. */
  const openBoss = async (team: Team) => {
    const role = nameAnew('boss');
    await team.admin.query(`CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD 'secret' IN ROLE team_admin`);
    const where = { host: '127.0.0.1', port: engine.port, database: team.database, authority: null };
    const boss = await connectEngine({ ...where, role, password: 'secret' });
    onTestFinished(() => boss.close());
    return async (console: HeadlessConsole, person: string, approve: string) => {
      const invitation = await invitePerson(boss, where, { person, isKnown: false, desk: `${person}'s` });
      const right = { person, accountId: 'SHOP', currency: 'EUR', amount: '500.00', operations: ['refund'] } as const;
      await permitPerson(boss, { ...right, approve });
      expect(await console.say({ join: writeJoinFile(invitation) })).toMatchObject({ kind: 'joined' });
    };
  };

  it('between the approval and the sending: nothing has left, the approval stands, and it is sent once by it', async () => {
    const team = await createTeam(engine);
    onTestFinished(() => team.close());
    await team.admin.query('SELECT team.strict_1(true)');
    const shop = await openShop({}, { now: new Date().toISOString(), frozen: false });
    const transactionId = (await shop.pay({ AMOUNT: '10000' }))['TRANSACTIONID'] ?? '';
    const refunds = () => shop.sandbox.rows().filter(({ operation }) => operation === 'refund').length;
    const sitDown = await openBoss(team);
    const [anne, paul] = [await furnish(shop.sandbox, false), await furnish(shop.sandbox, true)];
    await sitDown(anne.console, 'Anne', 'none');
    await sitDown(paul.console, 'Paul', '500.00');
    for (const { console } of [anne, paul, anne]) await console.ask('team.exchange', {});
    const draft = await anne.console.ask('operations.prepare', {
      operation: 'refund',
      accountId: 'SHOP',
      transactionId,
      amount: { kind: 'part', minor: 4_000 },
      reason: 'goodsReturned',
      note: '',
    });
    const { operationId } = given(draft).operation;
    given(await anne.console.ask('approvals.propose', { operationId, guardAnswer: null }));
    await vi.waitFor(async () => {
      expect(given(await paul.console.ask('approvals.show', { operationId })).draft).not.toBeNull();
    }, patient);

    // Whoever claims for Anne waits here, until it is let go.
    const { rows } = await team.admin.query("SELECT person_id FROM team.person WHERE name = 'Anne'");
    await team.admin.query('BEGIN');
    await team.admin.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`claims of ${rows[0].person_id}`]);
    const decision = { verdict: 'approved', reason: null } as const;
    const deciding = paul.console.ask('approvals.decide', { operationId, decision }).catch(() => 'killed');
    await vi.waitFor(async () => {
      const waiting = await team.admin.query(
        `SELECT FROM pg_locks JOIN pg_database d ON d.oid = database
         WHERE locktype = 'advisory' AND NOT granted AND d.datname = current_database()`,
      );
      expect(waiting.rowCount).toBe(1);
    }, patient);
    await paul.console.kill();
    await team.admin.query('ROLLBACK');
    expect([await deciding, refunds()]).toEqual(['killed', 0]);

    const again = await start(paul.folder);
    const list = async (console: HeadlessConsole) => given(await console.ask('approvals.list', {}));
    await vi.waitFor(async () => {
      expect(await list(again)).toMatchObject([{ operationId, state: 'approved', may: { send: true } }]);
    }, patient);
    expect(refunds()).toBe(0);
    expect(await again.ask('approvals.carryOut', { operationId })).toMatchObject({
      ok: true,
      value: { state: 'succeeded' },
    });
    expect(refunds()).toBe(1);
    for (const console of [anne.console, again]) {
      await vi.waitFor(async () => {
        expect(await list(console)).toMatchObject([{ state: 'used', became: { state: 'succeeded' } }]);
      }, patient);
    }
    expect(await again.ask('approvals.carryOut', { operationId })).toMatchObject({ refusal: { code: 'proposalOver' } });
    expect(await anne.console.ask('operations.confirm', { operationId, guardAnswer: null })).toMatchObject({
      refusal: { code: 'proposalOver', state: 'used' },
    });
    expect(refunds()).toBe(1);
  });
});
