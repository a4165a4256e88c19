import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { permit } from '../engine/proposals.ts';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('the rights of a person', (engine) => {
  let team: Team;
  beforeAll(async () => {
    team = await createTeam(engine);
  });
  afterAll(() => team.close());
  const claim = (seat: Seat, minor: number, more: Record<string, unknown> = {}) =>
    seat.claim([randomUUID()], { minor, ...more });

  it('let them send alone up to one amount, and with a second person up to another', async () => {
    const seat = await team.seat();
    await permit(team, seat, { most: 50_000, alone: 10_000 });
    expect(await claim(seat, 10_000)).toMatchObject({ verdict: 'granted' });
    expect(await claim(seat, 10_001)).toMatchObject({ verdict: 'needsApproval', why: 'absent' });
    expect(await claim(seat, 50_001)).toMatchObject({ verdict: 'aboveLimit', mostMinor: 50_000 });
    await permit(team, seat, { most: 50_000, alone: null });
    expect(await claim(seat, 0)).toMatchObject({ verdict: 'needsApproval' });
    await permit(team, seat, { most: null, alone: 50_000 });
    expect(await claim(seat, 0)).toMatchObject({ verdict: 'notAllowed' });
    await permit(team, seat, { most: 50_000 });
    expect(await claim(seat, 50_000)).toMatchObject({ verdict: 'granted' });
  });

  it('are those of the account itself before those of every account', async () => {
    const seat = await team.seat();
    await permit(team, seat, { account: '*', most: 20_000 });
    expect(await claim(seat, 20_000, { accountId: 'OTHER' })).toMatchObject({ verdict: 'granted' });
    expect(await claim(seat, 20_001, { accountId: 'OTHER' })).toMatchObject({ verdict: 'aboveLimit' });
    expect(await claim(seat, 20_001)).toMatchObject({ verdict: 'granted' });
    await permit(team, seat, { most: null });
    expect(await claim(seat, 1)).toMatchObject({ verdict: 'notAllowed' });
    expect(await claim(seat, 1, { operation: 'void' })).toMatchObject({ verdict: 'notAllowed' });
  });

  it('count what may have left in a day: open, unknown and done, and not what provably did not leave', async () => {
    const seat = await team.seat();
    await permit(team, seat, { most: 50_000, day: 50_000 });
    const sent = await claim(seat, 20_000);
    const unsure = await claim(seat, 20_000);
    expect(await claim(seat, 10_001)).toMatchObject({ verdict: 'aboveDayLimit', dayMinor: 50_000, spentMinor: 40_000 });
    await seat.report([{ attemptId: unsure.attemptId, kind: 'unknown' }]);
    await seat.report([{ attemptId: sent.attemptId, kind: 'answer', outcome: 'succeeded', transactionId: 'S1' }]);
    expect(await claim(seat, 10_001)).toMatchObject({ verdict: 'aboveDayLimit' });
    expect(await claim(seat, 10_000)).toMatchObject({ verdict: 'granted' });
    const other = await team.seat({ personId: seat.personId });
    await permit(team, seat, { most: 50_000, day: 50_000 });
    expect(await claim(other, 1)).toMatchObject({ verdict: 'aboveDayLimit', spentMinor: 50_000 });
    // The answer was lost, and it is asked for once more: it counts itself but once.
    await permit(team, seat, { most: 50_000, day: 60_000 });
    const [attemptId, operationId, id] = [randomUUID(), randomUUID(), randomUUID()];
    const again = () => other.claim([id], { minor: 10_000, attemptId, operationId });
    expect(await again()).toMatchObject({ verdict: 'granted' });
    expect(await again()).toMatchObject({ verdict: 'granted' });
    await other.report([{ attemptId, kind: 'answer', outcome: 'refused' }]);
    const left = await claim(other, 10_000);
    await other.report([{ attemptId: left.attemptId, kind: 'notSent' }]);
    expect(await claim(other, 10_000)).toMatchObject({ verdict: 'granted' });
  });

  it('begin a day at midnight of the team’s zone', async () => {
    const seat = await team.seat();
    await permit(team, seat, { most: 50_000, day: 50_000 });
    await claim(seat, 50_000);
    expect(await claim(seat, 1)).toMatchObject({ verdict: 'aboveDayLimit' });
    const putTo = async (moment: string) => {
      await team.admin.query('BEGIN; SET LOCAL session_replication_role = replica');
      await team.admin.query(`UPDATE team.claim SET claimed_at = ${moment} WHERE person_id = $1`, [seat.personId]);
      await team.admin.query('COMMIT');
    };
    for (const zone of ['Asia/Kolkata', 'Europe/Paris']) {
      await team.admin.query('SELECT team.rule_1($1, NULL)', [zone]);
      await putTo(`date_trunc('day', clock_timestamp(), '${zone}')`);
      expect(await claim(seat, 1)).toMatchObject({ verdict: 'aboveDayLimit' });
    }
    await putTo("date_trunc('day', clock_timestamp(), 'Europe/Paris') - interval '1 second'");
    expect(await claim(seat, 50_000)).toMatchObject({ verdict: 'granted' });
  });

  it('of every account count every account, and of one that one alone', async () => {
    const seat = await team.seat();
    await permit(team, seat, { most: 50_000, day: 50_000 });
    await permit(team, seat, { account: '*', most: 50_000, day: 50_000 });
    await claim(seat, 30_000);
    expect(await claim(seat, 20_001, { accountId: 'OTHER' })).toMatchObject({ verdict: 'aboveDayLimit' });
    expect(await claim(seat, 20_000, { accountId: 'OTHER' })).toMatchObject({ verdict: 'granted' });
    expect(await claim(seat, 20_000)).toMatchObject({ verdict: 'granted' });
  });

  it('hold what two desks of theirs claim at the same moment to one day', async () => {
    const one = await team.seat();
    const other = await team.seat({ personId: one.personId });
    await permit(team, one, { most: 50_000, day: 50_000 });
    await one.client.query('BEGIN');
    expect(await claim(one, 30_000)).toMatchObject({ verdict: 'granted' });
    let isAnswered = false;
    const second = claim(other, 30_000).finally(() => {
      isAnswered = true;
    });
    await sleep(300);
    expect(isAnswered).toBe(false);
    await one.client.query('COMMIT');
    expect(await second).toMatchObject({ verdict: 'aboveDayLimit', spentMinor: 30_000 });
    expect(await claim(other, 20_000)).toMatchObject({ verdict: 'granted' });
  });

  it('are changed by who administers, never their own, and never once their seat is revoked', async () => {
    const [boss, member] = [await team.seat(), await team.seat()];
    const call = (seat: Seat, text: string, words: readonly unknown[]) =>
      refusalOf(seat.client.query(`SELECT team.${text}`, [...words]));
    const allow = (by: Seat, whom: Seat) =>
      call(by, "permit_1($1, 'SHOP', 'credit', 'EUR', 5, 5, 5, 5)", [whom.personId]);
    expect(await allow(boss, member)).toBe('42501');
    expect(await call(boss, "rule_1('UTC', 1)", [])).toBe('42501');
    await team.admin.query(`GRANT team_admin TO ${boss.login}; SELECT team.appoint_1('${boss.login}')`);
    expect(await allow(boss, member)).toBeUndefined();
    expect(await allow(boss, boss)).toBe('42501');
    expect(await call(boss, 'rule_1(NULL, 72)', [])).toBeUndefined();
    expect(await call(boss, "rule_1('Europe/Nowhere', NULL)", [])).toBe('22023');
    expect(await call(boss, 'rule_1(NULL, 0)', [])).toBe('23514');
    const { rows } = await team.admin.query(
      "SELECT role_name FROM team.administered WHERE what ->> 'permit' = $1 AND what ->> 'operation' = 'credit'",
      [member.personId],
    );
    expect(rows).toEqual([{ role_name: boss.login }]);
    await team.admin.query('SELECT team.revoke_1($1)', [boss.login]);
    expect(await allow(boss, member)).toBe('42501');
  });
});
