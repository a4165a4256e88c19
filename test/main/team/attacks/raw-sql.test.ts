import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../engine/cluster.ts';
import { partOf } from '../engine/parts.ts';
import { permit, prepareRefund } from '../engine/proposals.ts';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('a member with raw SQL', (engine) => {
  let team: Team;
  let seat: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    seat = await team.seat();
    await seat.claim(['A1']);
    await seat.claim(['A1']);
    await seat.report([], [{ accountId: 'SHOP', ids: ['B1'], digest: 'd', rowId: 'B1', movesMoney: true }]);
    await team.admin.query(
      `INSERT INTO team.word VALUES ('waive', 'x', '{}', '${seat.personId}', false, 'why');
       INSERT INTO team.alarm (chain, kind, attempts) SELECT number, 'heldTwice', '{}' FROM team.chain LIMIT 1`,
    );
    await seat.call('seal_1', seat.process, await sealOf(seat));
    await seat.call('tell_1', seat.process, partOf(seat, { rows: ['a row'], texts: ['a text'], afterSequence: 3 }), []);
    await seat.call(
      'tell_1',
      seat.process,
      { lines: seat.lines(1, { kind: 'importWithdrawn', importId: 'none', kept: [] }) },
      [],
    );
    await seat.call('take_lease_1', seat.process, 'lookUps', 'SHOP');
    await seat.call('stand_1', seat.process, { program: '1.0.0', sequence: 3, taken: {} });
    await permit(team, seat, { alone: 0 });
    const refund = prepareRefund(team, seat);
    await refund.propose();
    const colleague = await team.seat();
    await permit(team, colleague, { approve: 50_000 });
    await refund.decide(colleague, 'approved');
    await permit(team, seat, {});
  });
  afterAll(() => team.close());

  /** A seal of the first line of a desk, as far as the engine looks at it. */
  const sealOf = async (of: Seat) => {
    const { rows } = await team.admin.query('SELECT digest FROM team.event WHERE desk_id = $1 AND sequence = 1', [
      of.deskId,
    ]);
    return { sequence: 1, digest: String(rows[0]?.digest), at: 1, heads: '[]', publicKey: 'key', signature: 's' };
  };

  it('seals by the key of its first seal alone, until somebody sits down there anew', async () => {
    const one = await team.seat();
    await one.claim(['S1']);
    const said = await sealOf(one);
    const seal = (publicKey: string) => one.call('seal_1', one.process, { ...said, publicKey });
    expect(await seal('first')).toMatchObject({ verdict: 'taken' });
    expect(await seal('second')).toMatchObject({ verdict: 'anotherKey' });
    expect(await seal('first')).toMatchObject({ verdict: 'taken' });
    one.process = { ...one.process, run: randomUUID() };
    expect(await seal('first')).toMatchObject({ verdict: 'superseded' });
  });

  const tables = async () =>
    (
      await team.admin.query(
        `SELECT c.relname AS name, (SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum = 1) AS first
         FROM pg_class c WHERE relnamespace = 'team'::regnamespace AND relkind = 'r' ORDER BY 1`,
      )
    ).rows as { readonly name: string; readonly first: string }[];

  it('reads every table, and changes, empties, locks or adds to none of them', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(15);
    const written = new Set<string>();
    for (const { name, first } of all) {
      const { rows } = await seat.client.query(`SELECT count(*)::int AS count FROM team.${name}`);
      if (rows[0].count > 0) written.add(name);
      for (const attack of [
        `UPDATE team.${name} SET ${first} = ${first}`,
        `DELETE FROM team.${name}`,
        `TRUNCATE team.${name} CASCADE`,
        `SELECT FROM team.${name} FOR UPDATE`,
        `DO 'BEGIN LOCK TABLE team.${name} IN ACCESS EXCLUSIVE MODE; END'`,
        `ALTER TABLE team.${name} DISABLE TRIGGER ALL`,
      ]) {
        expect([attack, await refusalOf(seat.client.query(attack))]).toEqual([attack, '42501']);
      }
    }
    // Nothing is proved of a table in which nothing stands.
    expect(all.filter(({ name }) => !written.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('adds seals of its own desk alone', async () => {
    const other = await team.seat();
    await other.claim(['A2']);
    const insert = (desk: string) =>
      seat.client.query("INSERT INTO team.seal VALUES ($1, 1, 'x', 1, '[]', 'key', 'x')", [desk]);
    for (const desk of [seat.deskId, other.deskId]) expect(await refusalOf(insert(desk))).toBe('42501');
    const line = await sealOf(other);
    const seal = (said: object) => refusalOf(seat.call('seal_1', seat.process, said));
    // Another's line, and one of its own under another digest.
    expect(await seal(line)).toBe('TM013');
    const own = await sealOf(seat);
    expect(await seal({ ...own, digest: line.digest })).toBe('TM013');
    expect(await seal({ ...own, publicKey: '' })).toBe('TM006');
    expect(await seal(own)).toBeUndefined();
  });

  it('calls none of the functions by which the engine works, and none of the administrator', async () => {
    const { rows } = await team.admin.query(
      "SELECT p.oid::regprocedure::text AS name, has_function_privilege($1, p.oid, 'EXECUTE') AS may FROM pg_proc p WHERE pronamespace = 'team'::regnamespace",
      [seat.login],
    );
    const open = rows.filter(({ may }) => may).map(({ name }) => String(name).replace(/^team\.|\(.*$/g, ''));
    expect(open.toSorted()).toEqual([
      'administers_1',
      'approvals_1',
      'begin_run_1',
      'claim_1',
      'clear_alarm_1',
      'decide_1',
      'engine_now',
      'erase_1',
      'greet_1',
      'heartbeat_1',
      'join_1',
      'leave_1',
      'me',
      'my_desk',
      'office_1',
      'own_open_1',
      'propose_1',
      'pull_1',
      'pull_2',
      'pull_touches_1',
      'report_1',
      'restore_1',
      'seal_1',
      'sit_1',
      'stand_1',
      'take_lease_1',
      'tell_1',
      'waive_1',
      'withdraw_1',
    ]);
  });

  it('decides nothing on what stood there before: read committed alone is spoken', async () => {
    const attempt = async (level: string) => {
      await seat.client.query(`BEGIN ISOLATION LEVEL ${level}`);
      const refusal = await refusalOf(seat.call('heartbeat_1', seat.process));
      await seat.client.query('ROLLBACK');
      return refusal;
    };
    expect(await attempt('REPEATABLE READ')).toBe('TM001');
    expect(await attempt('SERIALIZABLE')).toBe('TM001');
    expect(await attempt('READ COMMITTED')).toBeUndefined();
  });

  it('is who has logged in, whatever role it takes and whatever it says of itself', async () => {
    await seat.client.query('SET ROLE team_desk');
    const answer = await seat.claim(['A3']);
    await seat.client.query('RESET ROLE');
    const { rows } = await team.admin.query('SELECT person_id FROM team.claim WHERE attempt_id = $1', [
      answer.attemptId,
    ]);
    expect([answer.verdict, rows[0].person_id]).toEqual(['granted', seat.personId]);
    expect(await refusalOf(seat.client.query('SET SESSION AUTHORIZATION admin'))).toBe('42501');
    expect(await refusalOf(seat.client.query('SET ROLE team_owner'))).toBe('42501');
  });

  it('without a seat reads nothing and does nothing, although it is of the role', async () => {
    const login = `stranger_${randomUUID().slice(0, 8)}`;
    await team.admin.query(`CREATE ROLE ${login} LOGIN IN ROLE team_desk`);
    const stranger = await connect(engine, team.database, login);
    for (const { name } of await tables()) {
      expect((await stranger.query(`SELECT FROM team.${name}`)).rowCount).toBe(0);
    }
    expect((await stranger.query('SELECT FROM team.money_without_claim')).rowCount).toBe(0);
    expect((await seat.client.query('SELECT FROM team.money_without_claim')).rowCount).toBe(1);
    expect((await stranger.query('SELECT team.approvals_1(9) AS answer')).rows[0].answer).toBeNull();
    expect((await seat.client.query('SELECT team.approvals_1(9) AS answer')).rows[0].answer.proposals).toHaveLength(1);
    expect((await stranger.query('SELECT team.office_1() AS answer')).rows[0].answer).toBeNull();
    expect((await seat.client.query('SELECT team.office_1() AS answer')).rows[0].answer.people.length).toBeGreaterThan(
      1,
    );
    const pull = "SELECT team.pull_1('[]', 100) AS parts";
    expect(await refusalOf(stranger.query(pull))).toBe('42501');
    expect((await seat.client.query(pull)).rows[0].parts.length).toBeGreaterThan(0);
    const rows = "SELECT * FROM team.pull_2('[]', 100)";
    expect(await refusalOf(stranger.query(rows))).toBe('42501');
    expect((await seat.client.query(rows)).rowCount).toBeGreaterThan(0);
    const beat = stranger.query('SELECT team.heartbeat_1($1)', [JSON.stringify(seat.process)]);
    expect(await refusalOf(beat)).toBe('42501');
    await stranger.end();
  });

  describe('the owner of the tables', () => {
    const asOwner = async (attack: string) => {
      await team.admin.query('BEGIN; SET LOCAL ROLE team_owner');
      const refusal = await refusalOf(team.admin.query(attack));
      await team.admin.query('ROLLBACK');
      return refusal;
    };

    it('empties and deletes nothing either', async () => {
      for (const { name } of await tables()) {
        expect([name, await asOwner(`DELETE FROM team.${name}`)]).toEqual([name, 'TM020']);
        expect([name, await asOwner(`TRUNCATE team.${name} CASCADE`)]).toEqual([name, 'TM020']);
      }
    });

    it.each(['schema', 'event', 'pack', 'seal', 'touch', 'fact', 'declined', 'word', 'administered', 'approval'])(
      'changes no line of %s',
      async (name) => {
        const column = (await tables()).find((table) => table.name === name)?.first;
        expect(await asOwner(`UPDATE team.${name} SET ${column} = ${column}`)).toBe('TM020');
      },
    );

    it('changes nothing that a claim is about, and opens none that has ended', async () => {
      const answer = await seat.claim(['A4']);
      await seat.report([{ attemptId: answer.attemptId, kind: 'answer', outcome: 'refused' }]);
      const where = `WHERE attempt_id = '${answer.attemptId}'`;
      for (const change of [
        'amount_minor = 1',
        'person_id = gen_random_uuid()',
        "ids = '{}'",
        "state = 'open', rank = 4",
        "state = 'unknown', rank = 4",
        "state = 'succeeded'",
        'rank = 1',
      ]) {
        expect([change, await asOwner(`UPDATE team.claim SET ${change} ${where}`)]).toEqual([change, 'TM020']);
      }
      expect(await asOwner(`UPDATE team.claim SET state = 'succeeded', rank = 4 ${where}`)).toBeUndefined();
      const doubt = "is_taken_back = true, state = 'unknown', rank = 1";
      expect(await asOwner(`UPDATE team.claim SET ${doubt} ${where}`)).toBeUndefined();
      await seat.report([{ attemptId: answer.attemptId, kind: 'takenBack' }]);
      await seat.report([{ attemptId: answer.attemptId, kind: 'word', outcome: 'refused', reason: 'seen' }]);
      for (const change of [doubt, `is_taken_back = false`]) {
        expect([change, await asOwner(`UPDATE team.claim SET ${change} ${where}`)]).toEqual([change, 'TM020']);
      }
    });

    it('fills no text again that was emptied', async () => {
      expect(await asOwner("UPDATE team.erasable SET body = 'again'")).toBe('TM020');
      expect(await asOwner("UPDATE team.erasable SET body = NULL, salt = ''")).toBeUndefined();
    });
  });
});
