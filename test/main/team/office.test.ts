import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Operation } from '../../../main/domain/operation.ts';
import { inviteToSeat } from '../../../main/team/seat/invite.ts';
import { takeSeat } from '../../../main/team/seat/join.ts';
import { readJoinFile } from '../../../main/team/seat/join-file.ts';
import type { TeamFile } from '../../../main/team/seat/team-file.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { type Member, openMember, operationFor } from './engine/member.ts';
import { createTeam, onEngine, type Team } from './engine/team.ts';
import { connectFit } from './seat/fit.ts';

const figures = { most: 5_000, alone: null, day: null, approve: 5_000 };

onEngine('the office of a team', (engine) => {
  let team: Team;
  beforeAll(async () => {
    team = await createTeam(engine);
  });
  afterAll(() => team.close());

  const appoint = ({ seat }: Member) => team.admin.query(`GRANT team_admin TO ${seat.login}`);
  const officeOf = async ({ team: { administration } }: Member) => {
    const office = await administration.describe();
    if (!office) throw new Error('The engine did not say.');
    return office;
  };
  const find = async (by: Member, { seat }: Member) =>
    (await officeOf(by)).people.find(({ personId }) => personId === seat.personId);

  it('is the same for everybody, who alone learn whether they administer it', async () => {
    const [boss, member] = [await openMember(team), await openMember(team)];
    await appoint(boss);
    const [seen, other] = [await officeOf(boss), await officeOf(member)];
    expect([seen.mayAdminister, other.mayAdminister]).toEqual([true, false]);
    const me = seen.people.find(({ isMe }) => isMe);
    expect(me).toMatchObject({
      personId: boss.seat.personId,
      seats: [{ isHere: true, isAdministrator: true, isSeated: true }],
    });
    expect(await find(member, boss)).toMatchObject({ isMe: false, seats: [{ isHere: false, isAdministrator: true }] });
    expect(me?.rights.map(({ operation }) => operation)).toEqual(['capture', 'payment', 'refund']);
  });

  it('does what an administrator says, and nothing that a member says', async () => {
    const [boss, member] = [await openMember(team), await openMember(team)];
    await appoint(boss);
    const change = { accountId: 'SHOP', operation: 'credit', currency: 'EUR', before: null, after: figures } as const;
    const { personId, login } = member.seat;
    const acts = (by: Member) => by.team.administration;
    const refused = { kind: 'refused', why: 'notAdministrator' };
    expect(await acts(member).permit(boss.seat.personId, [change])).toEqual(refused);
    expect(await acts(member).appoint(boss.seat.personId, false)).toEqual(refused);
    expect(await acts(member).revoke(boss.seat.personId, null)).toEqual(refused);
    expect(await acts(boss).permit(boss.seat.personId, [change])).toEqual({ kind: 'refused', why: 'oneself' });
    expect(await acts(boss).permit(personId, [change])).toEqual({ kind: 'done', value: null });
    expect(await acts(boss).permit(personId, [change])).toEqual({ kind: 'refused', why: 'changed' });
    expect((await find(boss, member))?.rights.find(({ operation }) => operation === 'credit')?.figures).toEqual(
      figures,
    );
    expect(await acts(boss).appoint(personId, true)).toEqual({ kind: 'done', value: null });
    expect((await officeOf(member)).mayAdminister).toBe(true);
    // Each stands in what every desk hears of administrators, with names.
    await boss.team.exchange();
    const [appointed, permitted] = boss.team.listAdministered().toReversed();
    expect(permitted).toMatchObject({
      by: `P ${boss.seat.login}`,
      person: `P ${login}`,
      what: { operation: 'credit' },
    });
    expect(appointed).toMatchObject({ person: `P ${login}`, desk: `D ${login}`, what: { appoint: login } });
    expect(await acts(boss).revoke(personId, login)).toEqual({ kind: 'done', value: 1 });
    expect(await acts(boss).revoke(personId, login)).toEqual({ kind: 'refused', why: 'absent' });
    expect(await acts(member).revoke(boss.seat.personId, null)).toEqual(refused);
    // Who has no seat any more sees nothing of it.
    expect(await acts(member).describe()).toBeNull();
    expect((await find(boss, member))?.seats).toMatchObject([
      { revokedAt: expect.any(Number), isAdministrator: false },
    ]);
  });

  it('invites somebody, who joins with the file and with nothing else', async () => {
    const boss = await openMember(team);
    await appoint(boss);
    const folder = mkdtempSync(join(tmpdir(), 'be2bill-office-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const address = { host: '127.0.0.1', port: engine.port, database: team.database, authority: null };
    const file: TeamFile = { teamId: team.teamId, environment: 'sandbox', ...address, seats: [], sitting: '' };
    const ask = { personId: null, person: 'Zoë', desk: 'Warehouse' };
    const invited = await inviteToSeat(boss.team.administration, file, ask);
    if (invited.kind === 'refused') throw new Error(invited.why);
    const { text, until } = invited.value;
    expect(until).toBeGreaterThan(Date.now() + 80_000_000);
    expect(readJoinFile(text)).toMatchObject({ person: 'Zoë', desk: 'Warehouse', until, ...address });
    const [zoe] = (await officeOf(boss)).people.filter(({ name }) => name === 'Zoë');
    expect(zoe).toMatchObject({ rights: [], seats: [{ desk: 'Warehouse', isSeated: false, until }] });
    expect(await inviteToSeat(boss.team.administration, file, ask)).toEqual({ kind: 'refused', why: 'nameTaken' });

    const secrets = openMemoryStore();
    const desk = { folder, environment: 'sandbox', deskId: randomUUID(), teamId: null, redacted: null } as const;
    const took = await takeSeat({ ...desk, secrets, connect: connectFit, now: Date.now, user: 'zoe' }, text);
    expect(took).toMatchObject({ kind: 'seated' });
    expect((await officeOf(boss)).people.find(({ name }) => name === 'Zoë')?.seats).toMatchObject([{ isSeated: true }]);
  });

  it('tells which program each desk runs, and how far it has come: nothing of what is younger than two minutes', async () => {
    const [one, other] = [await openMember(team), await openMember(team)];
    one.replica.addLine('a note');
    one.replica.addLine('another');
    await one.team.exchange();
    const standOf = async (of: Member) => (await officeOf(one)).stands.find(({ deskId }) => deskId === of.seat.deskId);
    expect(await standOf(other)).toMatchObject({ program: 'test', untold: 0, behind: 0 });
    await team.admin.query(
      "BEGIN; SET LOCAL session_replication_role = replica; UPDATE team.event SET received_at = now() - interval '3 minutes'; COMMIT",
    );
    expect(await standOf(other)).toMatchObject({ behind: 2 });
    expect(await standOf(one)).toMatchObject({ behind: 0 });
    const later = await other.restart();
    await later.team.exchange();
    expect(await standOf(later)).toMatchObject({ behind: 0, untold: 0 });
    // Its own two lines are told by now, and of the four it spoke before.
    await team.admin.query('UPDATE team.stand SET sequence = 4 WHERE desk_id = $1', [one.seat.deskId]);
    expect(await standOf(one)).toMatchObject({ untold: 2 });
  });

  it('changes whose midnight begins a day, and how long a proposal stands, as an administrator says', async () => {
    const [boss, member] = [await openMember(team), await openMember(team)];
    await appoint(boss);
    const { zone, proposalHours } = await officeOf(boss);
    const refused = { kind: 'refused', why: 'notAdministrator' };
    expect(await member.team.administration.rule('Europe/Lisbon', 1)).toEqual(refused);
    const rule = boss.team.administration.rule;
    expect(await rule('Mars/Olympus', 5)).toEqual({ kind: 'refused', why: 'noZone' });
    expect(await officeOf(member)).toMatchObject({ zone, proposalHours });
    expect(await rule('Europe/Lisbon', null)).toEqual({ kind: 'done', value: null });
    expect(await officeOf(member)).toMatchObject({ zone: 'Europe/Lisbon', proposalHours });
    expect(await rule(null, 5)).toEqual({ kind: 'done', value: null });
    expect(await officeOf(member)).toMatchObject({ zone: 'Europe/Lisbon', proposalHours: 5 });
    await member.team.exchange();
    expect(member.team.listAdministered().at(-1)).toMatchObject({
      by: `P ${boss.seat.login}`,
      what: { zone: null, proposalHours: 5 },
    });
  });

  it('lets an alarm go by the word of two, one of them an administrator, and of nobody while two attempts hold it', async () => {
    const alarmed = await createTeam(engine);
    onTestFinished(() => alarmed.close());
    const [one, other, boss] = [await openMember(alarmed), await openMember(alarmed), await openMember(alarmed)];
    await alarmed.admin.query(`GRANT team_admin TO ${boss.seat.login}`);
    const lost = await alarmed.seat();
    const [first, second] = [await lost.claim(['A1'], { minor: 4_200 }), await lost.claim(['A2'], { minor: 700 })];
    const fact = { accountId: 'SHOP', ids: ['A1', 'A2'], digest: 'joined', rowId: 'A1', movesMoney: false };
    await lost.report([], [fact]);
    const alarms = async (of: Member) => (await officeOf(of)).alarms;
    const claims = [{ minor: 700 }, { minor: 4_200, person: `P ${lost.login}`, state: 'open' }];
    const [alarm] = await alarms(one);
    const transactionIds = ['A1', 'A2'];
    expect(alarm).toMatchObject({ kind: 'heldTwice', isHeld: true, claims, transactionIds, saidBy: [] });
    const clear = (of: Member, reason = 'we called the gateway') =>
      of.team.administration.clearAlarm(alarm?.alarmId ?? '', reason);
    expect(await clear(boss)).toEqual({ kind: 'refused', why: 'held' });
    await lost.report([{ attemptId: second.attemptId, kind: 'answer', outcome: 'refused' }]);
    expect(first.verdict).toBe('granted');
    expect((await alarms(one))[0]).toMatchObject({ isHeld: false });
    for (const member of [one, other]) expect(await clear(member)).toEqual({ kind: 'done', value: 'needsSecond' });
    expect((await alarms(other))[0]?.saidBy).toMatchObject([{ isMe: false }, { isMe: true, isAdministrator: false }]);
    expect(await clear(boss)).toEqual({ kind: 'done', value: 'taken' });
    expect(await alarms(one)).toEqual([]);
    expect(await clear(other)).toEqual({ kind: 'refused', why: 'absent' });
    await one.team.exchange();
    const words = one.team.listAdministered().filter(({ what }) => what['word'] === 'clearAlarm');
    expect(words.map(({ what }) => what['confirms'])).toEqual([false, true, true]);
  });

  it('goes on without a desk that does not answer, by the word of two', async () => {
    const calling = await createTeam(engine);
    onTestFinished(() => calling.close());
    const [one, other] = [await openMember(calling), await openMember(calling)];
    const lost = await calling.seat();
    await lost.claim(['A1'], { minor: 4_200 });
    await calling.admin.query('SET ROLE team_owner; SELECT team.has_forgotten(); RESET ROLE');
    for (const desk of [one, other, one]) await desk.team.exchange();
    expect(one.team.standing().state).toEqual({ kind: 'rollCall', waitingFor: [`D ${lost.login}`] });
    const silent = async (of: Member) => (await officeOf(of)).silent;
    const claim = { person: `P ${lost.login}`, operation: 'refund', minor: 4_200, state: 'open' };
    expect(await silent(one)).toMatchObject([{ deskId: lost.deskId, isHere: false, claims: [claim], saidBy: [] }]);
    const waive = ({ team: { administration } }: Member) => administration.waive(lost.deskId, 'the laptop was stolen');
    expect(await waive(one)).toEqual({ kind: 'done', value: 'needsSecond' });
    expect(await waive(one)).toEqual({ kind: 'done', value: 'needsSecond' });
    const word = { person: `P ${one.seat.login}`, reason: 'the laptop was stolen' };
    expect(await silent(one)).toMatchObject([{ saidBy: [{ ...word, isMe: true }] }]);
    expect(await silent(other)).toMatchObject([{ saidBy: [{ ...word, isMe: false }] }]);
    expect(await waive(other)).toEqual({ kind: 'done', value: 'taken' });
    await one.team.exchange();
    expect(one.team.standing().state).toEqual({ kind: 'open' });
    expect(await silent(one)).toEqual([]);
    expect(await waive(one)).toEqual({ kind: 'refused', why: 'absent' });
    const told = one.team.listAdministered().filter(({ what }) => what['word'] === 'waive');
    expect(told.map(({ by, desk, what }) => [by, desk, what['confirms']])).toEqual([
      [`P ${one.seat.login}`, `D ${lost.login}`, false],
      [`P ${other.seat.login}`, `D ${lost.login}`, true],
    ]);
  });

  it('tells whoever was revoked so, and takes of them all the same what became of what was under way', async () => {
    const [boss, member, colleague] = [await openMember(team), await openMember(team), await openMember(team)];
    await appoint(boss);
    const begin = async (id: string) => {
      const operation = operationFor(id);
      const [attempt] = operation.attempts;
      const attemptId = attempt?.attemptId ?? '';
      member.replica.reviewed.set(operation.operationId, { ids: [id], seenVersion: 0 });
      member.change(operation);
      expect(await member.team.claim.claim([{ operation, attemptId }])).toEqual([{ kind: 'granted' }]);
      const end = () => {
        member.replica.addLine('succeeded');
        const ended = { ...attempt, verdict: 'succeeded', transactionId: `${id} made` };
        member.change({ ...operation, state: 'succeeded', attempts: [ended] } as Operation);
      };
      const stands = async () =>
        (await team.admin.query('SELECT state FROM team.claim WHERE attempt_id = $1', [attemptId])).rows[0].state;
      return { end, stands };
    };
    const [one, other] = [await begin('Q1'), await begin('Q2')];
    await boss.team.administration.revoke(member.seat.personId, null);
    await member.team.exchange();
    expect(member.team.standing().state).toEqual({ kind: 'refused', cause: 'noSeat' });
    one.end();
    await member.team.exchange();
    expect([await one.stands(), await other.stands()]).toEqual(['succeeded', 'open']);
    // Also after the program was started again.
    other.end();
    const later = await member.restart();
    expect(await other.stands()).toBe('succeeded');
    expect(later.team.standing().state).toEqual({ kind: 'refused', cause: 'noSeat' });
    // The lines that say so are with the colleagues, and nothing of theirs comes back.
    await colleague.team.exchange();
    expect(colleague.replica.show(member.seat.deskId).lines).toHaveLength(2);
    colleague.replica.addLine('of a colleague');
    await colleague.team.exchange();
    await later.team.exchange();
    expect(later.replica.show(colleague.seat.deskId).lines).toEqual([]);
  });

  it('says what it has heard last while the engine is silent, and does nothing then', async () => {
    const boss = await openMember(team);
    await appoint(boss);
    const before = await officeOf(boss);
    await boss.team.stop();
    expect(await officeOf(boss)).toEqual(before);
  });
});
