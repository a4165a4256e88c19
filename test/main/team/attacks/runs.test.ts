import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('a run of a desk', (engine) => {
  let team: Team;
  beforeAll(async () => {
    team = await createTeam(engine);
  });
  afterAll(() => team.close());

  const stand = async (attemptId: string) =>
    (await team.admin.query('SELECT state FROM team.claim WHERE attempt_id = $1', [attemptId])).rows[0].state;
  /** A new process at the desk, which knows all that the one before knew. */
  const restart = async (seat: Seat, more: Record<string, unknown> = {}) => {
    const { rows } = await team.admin.query('SELECT sequence::int, digest FROM team.head WHERE desk_id = $1', [
      seat.deskId,
    ]);
    seat.process = { ...seat.process, run: randomUUID() };
    seat.known = { ...seat.known, sequence: 0, digest: '', ...rows[0], ...more };
    return seat.begin();
  };
  const notSent = async (seat: Seat, attemptId: string) =>
    (await seat.report([{ attemptId, kind: 'notSent' }])).answers?.[0];

  it('fences off every earlier one: it claims, reports, puts back and leaves no more', async () => {
    const seat = await team.seat();
    const { attemptId } = await seat.claim(['A1']);
    const old = seat.process;
    expect(await restart(seat)).toMatchObject({ verdict: 'welcome' });
    const current = seat.process;
    seat.process = old;
    expect(await seat.claim(['A2'])).toMatchObject({ verdict: 'superseded' });
    expect(await seat.report([{ attemptId, kind: 'answer', outcome: 'refused' }])).toMatchObject({
      verdict: 'superseded',
    });
    expect(await seat.call('leave_1', old)).toMatchObject({ verdict: 'superseded' });
    expect(await seat.call('restore_1', old, [], [])).toMatchObject({ verdict: 'superseded' });
    expect(await seat.call('erase_1', old, [], [{}], 'why')).toMatchObject({ verdict: 'superseded' });
    expect(await seat.call('tell_1', old, [], [])).toMatchObject({ verdict: 'superseded' });
    expect(await seat.call('take_lease_1', old, 'lookUps', 'SHOP')).toMatchObject({ verdict: 'superseded' });
    seat.process = { ...old, run: null };
    expect(await seat.claim(['A2'])).toMatchObject({ verdict: 'superseded' });
    expect(await stand(attemptId)).toBe('open');
    seat.process = current;
    expect(await seat.claim(['A2'])).toMatchObject({ verdict: 'granted' });
  });

  it('is never granted what an earlier one had asked for', async () => {
    const seat = await team.seat();
    const row = { attemptId: randomUUID(), operationId: randomUUID() };
    await seat.claim(['B1'], row);
    await restart(seat);
    expect(await seat.claim(['B1'], row)).toMatchObject({ verdict: 'ended' });
  });

  it('says "not sent" of an earlier one only on the same computer that was not started again', async () => {
    const seat = await team.seat();
    const [one, two, three] = [await seat.claim(['C1']), await seat.claim(['C2']), await seat.claim(['C3'])];
    await restart(seat);
    expect(await notSent(seat, one.attemptId)).toMatchObject({ took: 'taken', state: 'notSent' });
    await restart(seat, { boot: 'another' });
    expect(await notSent(seat, two.attemptId)).toMatchObject({ state: 'unknown' });
    await restart(seat, { boot: 'boot', host: 'another' });
    expect(await notSent(seat, three.attemptId)).toMatchObject({ state: 'unknown' });
    expect(await seat.claim(['C2'], { seenVersion: 2 })).toMatchObject({ verdict: 'busy' });
  });

  it('with an older copy of the ledger pulls first, and calls nothing from before "not sent"', async () => {
    const seat = await team.seat();
    const older = { ...seat.known };
    const { attemptId } = await seat.claim(['D1']);
    const before = seat.process;
    expect(await restart(seat, older)).toMatchObject({ verdict: 'behind', sequence: 1 });
    // Whoever is up to date goes on.
    expect(await seat.claim(['D2'])).toMatchObject({ verdict: 'superseded' });
    seat.process = before;
    expect(await seat.claim(['D3'])).toMatchObject({ verdict: 'granted' });
    expect(await restart(seat)).toMatchObject({ verdict: 'welcome' });
    expect(await notSent(seat, attemptId)).toMatchObject({ state: 'unknown' });
    const after = await seat.claim(['D4']);
    await restart(seat);
    expect(await notSent(seat, after.attemptId)).toMatchObject({ state: 'notSent' });
  });

  it('of a cloned desk is told that it has forked', async () => {
    const seat = await team.seat();
    await seat.claim(['E1']);
    expect(await restart(seat, { sequence: 1, digest: 'f'.repeat(64) })).toMatchObject({ verdict: 'forked' });
    expect(await seat.claim(['E2'])).toMatchObject({ verdict: 'superseded' });
    expect(await restart(seat)).toMatchObject({ verdict: 'welcome' });
  });

  it.each([{ host: '' }, { boot: undefined }, { sequence: undefined }, { digest: null }, { host: null }])(
    'that does not say %j does not begin',
    async (lack) => {
      const seat = await team.seat({ begins: false });
      expect(await refusalOf(seat.call('begin_run_1', seat.process, { ...seat.known, ...lack }))).toBe('TM006');
      expect(await seat.begin()).toMatchObject({ verdict: 'joining' });
    },
  );

  describe('of a person who is revoked', () => {
    it('claims nothing more at once, reports its own until its outbox is empty, and then nothing', async () => {
      const seat = await team.seat();
      const colleague = await team.seat();
      const [sent, unsure] = [await seat.claim(['F1']), await seat.claim(['F2'])];
      const theirs = await colleague.claim(['F3']);
      await colleague.report([{ attemptId: theirs.attemptId, kind: 'unknown' }]);
      await team.admin.query('SELECT team.revoke_1($1)', [seat.login]);
      expect(await refusalOf(seat.claim(['F4']))).toBe('42501');
      expect(await refusalOf(seat.claim(['F1'], { attemptId: sent.attemptId }))).toBe('42501');
      expect(await seat.report([{ attemptId: theirs.attemptId, kind: 'proof', outcome: 'refused' }])).toMatchObject({
        answers: [{ took: 'notYours' }],
      });
      const word = { kind: 'word', outcome: 'refused', reason: 'why' };
      expect(await seat.report([{ attemptId: theirs.attemptId, ...word }])).toMatchObject({
        answers: [{ took: 'notYours' }],
      });
      expect(await restart(seat)).toMatchObject({ verdict: 'welcome' });
      expect(await seat.call('leave_1', seat.process)).toMatchObject({ verdict: 'openCases' });
      await seat.report([
        { attemptId: sent.attemptId, kind: 'answer', outcome: 'succeeded' },
        { attemptId: unsure.attemptId, kind: 'unknown' },
      ]);
      expect([await stand(sent.attemptId), await stand(unsure.attemptId)]).toEqual(['succeeded', 'unknown']);
      expect((await seat.client.query('SELECT FROM team.claim')).rowCount).toBe(0);
      expect(await seat.call('leave_1', seat.process)).toMatchObject({ verdict: 'left' });
      expect(await refusalOf(seat.report([]))).toBe('42501');
      expect(await refusalOf(seat.begin())).toBe('42501');
    });

    it('is the same for somebody who is no longer active', async () => {
      const seat = await team.seat();
      expect(await seat.claim(['G1'])).toMatchObject({ verdict: 'granted' });
      await team.admin.query('UPDATE team.person SET active = false WHERE person_id = $1', [seat.personId]);
      expect(await refusalOf(seat.claim(['G2']))).toBe('42501');
      expect(await seat.report([])).toMatchObject({ verdict: 'taken' });
    });
  });

  it('belongs to a desk at which several people may sit, each with a login and rights of their own', async () => {
    const first = await team.seat();
    const second = await team.seat({ deskId: first.deskId, begins: false });
    expect(await second.begin()).toMatchObject({ verdict: 'welcome' });
    expect(await second.claim(['H1'])).toMatchObject({ verdict: 'granted' });
    expect(await first.claim(['H2'])).toMatchObject({ verdict: 'superseded' });
    const [claim] = (await team.admin.query("SELECT person_id FROM team.claim WHERE ids = '{H1}'")).rows;
    expect(claim.person_id).toBe(second.personId);
    await team.admin.query('SELECT team.revoke_1($1)', [first.login]);
    expect(await second.claim(['H3'])).toMatchObject({ verdict: 'granted' });
    const twice = team.admin.query('SELECT team.seat_1($1, $2, $3, $4, $5)', [
      randomUUID(),
      second.personId,
      'P',
      second.deskId,
      'D',
    ]);
    expect(await refusalOf(twice)).toBe('23505');
  });

  it('leaves with no case open, and not before', async () => {
    const seat = await team.seat();
    const { attemptId } = await seat.claim(['I1']);
    expect(await seat.call('leave_1', seat.process)).toMatchObject({ verdict: 'openCases', attempts: [attemptId] });
    await seat.report([{ attemptId, kind: 'unknown' }]);
    expect(await seat.call('leave_1', seat.process)).toMatchObject({ verdict: 'openCases', attempts: [attemptId] });
    await seat.report([{ attemptId, kind: 'answer', outcome: 'succeeded' }]);
    expect(await seat.call('leave_1', seat.process)).toMatchObject({ verdict: 'left' });
    const again = await team.seat({ deskId: seat.deskId, personId: seat.personId, begins: false });
    expect(await restart(again)).toMatchObject({ verdict: 'joining' });
  });

  it('of a desk that joins first puts its open cases here, and claims only then', async () => {
    const seat = await team.seat({ begins: false });
    const colleague = await team.seat();
    expect(await seat.begin()).toMatchObject({ verdict: 'joining' });
    expect(await seat.claim(['J1'])).toMatchObject({ verdict: 'rollCall' });
    const open = {
      attemptId: randomUUID(),
      operationId: randomUUID(),
      accountId: 'SHOP',
      ids: ['J2'],
      operation: 'refund',
    };
    const cases = [{ ...open, minor: 999_999_999, currency: 'EUR' }];
    expect(await seat.call('restore_1', seat.process, [], cases)).toMatchObject({
      answers: [{ took: 'restored', state: 'unknown' }],
    });
    expect(await colleague.claim(['J2'], { seenVersion: 1 })).toMatchObject({ verdict: 'busy' });
    expect(await seat.call('join_1', seat.process)).toMatchObject({ verdict: 'joined' });
    expect(await seat.claim(['J1'])).toMatchObject({ verdict: 'granted' });
    expect(await refusalOf(seat.call('restore_1', seat.process, [], cases))).toBe('TM005');
  });
});
