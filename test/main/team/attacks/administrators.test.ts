import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectEngine, type EngineConnection } from '../../../../main/team/engine/connect.ts';
import { readPeople } from '../../../../scripts/team/admin.ts';
import { appointPerson, describePeople, revokePerson } from '../../../../scripts/team/people.ts';
import { nameAnew } from '../engine/start.ts';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('an administrator at a seat', (engine) => {
  let team: Team;
  let boss: EngineConnection;
  let colleague: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    const role = nameAnew('boss');
    await team.admin.query(`CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD 'secret' IN ROLE team_admin`);
    const where = { host: '127.0.0.1', port: engine.port, database: team.database, authority: null };
    boss = await connectEngine({ ...where, role, password: 'secret' });
    colleague = await team.seat();
  });
  afterAll(async () => {
    boss.close();
    await team.close();
  });

  const nameOf = ({ login }: Seat) => `P ${login}`;
  /** Changes another's rights: nobody's own. */
  const permit = ({ client }: Seat) =>
    refusalOf(
      client.query('SELECT team.permit_1($1, $2, $3, $4, $5, $5, $5, $5)', [
        colleague.personId,
        'SHOP',
        'void',
        'EUR',
        1,
      ]),
    );
  const noted = async ({ login }: Seat) =>
    (
      await team.admin.query("SELECT what FROM team.administered WHERE what ->> 'appoint' = $1 ORDER BY number", [
        login,
      ])
    ).rows;

  it('is one from the word of another on, and no longer than that', async () => {
    const seat = await team.seat();
    expect(await permit(seat)).toBe('42501');
    expect(await appointPerson(boss, nameOf(seat), false)).toEqual([seat.login]);
    expect(await permit(seat)).toBeUndefined();
    const lines = describePeople(await readPeople(boss));
    expect(lines).toContainEqual(expect.stringMatching(`at D ${seat.login}: last heard of .*, administrator`));
    expect(await appointPerson(boss, nameOf(seat), true)).toEqual([seat.login]);
    expect(await permit(seat)).toBe('42501');
    const appoint = seat.login;
    expect(await noted(seat)).toEqual([
      { what: { appoint, isAdministrator: true } },
      { what: { appoint, isAdministrator: false } },
    ]);
    expect(await appointPerson(boss, nameOf(seat), true)).toEqual([]);
  });

  it('administers nothing once the seat is revoked, whatever role it is left', async () => {
    const [seat, other] = [await team.seat(), await team.seat()];
    for (const each of [seat, other]) await appointPerson(boss, nameOf(each), false);
    await boss.ask('SELECT team.revoke_1($1)', [seat.login]);
    expect([await permit(seat), await permit(other)]).toEqual(['42501', undefined]);
    // Revoking by the command takes the role as well.
    await revokePerson(boss, nameOf(other));
    const { rows } = await team.admin.query("SELECT pg_has_role($1, 'team_admin', 'MEMBER') AS has", [other.login]);
    expect(rows).toEqual([{ has: false }]);
  });

  it('is nobody who sits nowhere, and a grant that the team does not write down is taken back', async () => {
    const login = nameAnew('invited');
    await team.admin.query(
      `CREATE ROLE ${login} LOGIN IN ROLE team_desk; SELECT team.seat_1('${login}', '${randomUUID()}', 'P ${login}', NULL, 'D')`,
    );
    expect(await appointPerson(boss, `P ${login}`, false)).toEqual([]);
    const grant = boss.ask(`GRANT team_admin TO "${login}"; SELECT team.appoint_1('${login}')`, []);
    await expect(grant).rejects.toMatchObject({ trouble: { code: 'TM006' } });
    const { rows } = await team.admin.query("SELECT pg_has_role($1, 'team_admin', 'MEMBER') AS has", [login]);
    expect(rows).toEqual([{ has: false }]);
    // A login that was dropped keeps nobody from being listed.
    await team.admin.query(`DROP ROLE ${login}`);
    expect(describePeople(await readPeople(boss))).toContainEqual(`P ${login}`);
  });

  describe('says the one of two words', () => {
    let chief: Seat;
    let one: Seat;
    let other: Seat;
    const say = async (seat: Seat, what: 'erase' | 'clearAlarm', subject: string) => {
      const texts = [{ deskId: one.deskId, textId: subject }];
      const words =
        what === 'erase' ? ['erase_1', {}, texts, 'asked for'] : ['clear_alarm_1', subject, 'we have looked'];
      const [name, ...rest] = words;
      return (await seat.call(String(name), seat.process, ...rest)).took;
    };
    /** Something that only two people may do, one of them an administrator. */
    const subjectOf = async (what: 'erase' | 'clearAlarm') => {
      if (what === 'erase') return randomUUID();
      const { rows } = await team.admin.query(
        `WITH held AS (INSERT INTO team.chain SELECT nextval('team.chain_number'), 'SHOP', 1 RETURNING number)
         INSERT INTO team.alarm (chain, kind, attempts) SELECT number, 'heldTwice', '{}' FROM held RETURNING alarm_id`,
      );
      return String(rows[0].alarm_id);
    };
    beforeEach(async () => {
      [chief, one, other] = [await team.seat(), await team.seat(), await team.seat()];
      await appointPerson(boss, nameOf(chief), false);
    });

    it.each(['erase', 'clearAlarm'] as const)('(%s) and no longer than they are one', async (what) => {
      const subject = await subjectOf(what);
      expect(await say(chief, what, subject)).toBe('needsSecond');
      await appointPerson(boss, nameOf(chief), true);
      expect(await say(one, what, subject)).toBe('needsSecond');
      expect(await say(other, what, subject)).toBe('needsSecond');
      // Whoever has said it, and is an administrator now, counts as one.
      await appointPerson(boss, nameOf(one), false);
      expect(await say(other, what, subject)).toBe('taken');
    });

    it.each(['erase', 'clearAlarm'] as const)('(%s) as who they are now, whoever speaks last', async (what) => {
      const [before, after] = [await subjectOf(what), await subjectOf(what)];
      expect(await say(chief, what, before)).toBe('needsSecond');
      expect(await say(one, what, before)).toBe('taken');
      expect(await say(one, what, after)).toBe('needsSecond');
      expect(await say(chief, what, after)).toBe('taken');
    });

    it('and with a seat that was revoked, none, whatever role its login is left', async () => {
      const subject = await subjectOf('clearAlarm');
      await say(chief, 'clearAlarm', subject);
      // The person sits somewhere else still, where they administer nothing.
      await team.seat({ personId: chief.personId });
      await boss.ask('SELECT team.revoke_1($1)', [chief.login]);
      expect(await say(one, 'clearAlarm', subject)).toBe('needsSecond');
    });
  });

  it('appoints nobody by raw SQL as a member', async () => {
    const seat = await team.seat();
    expect(await refusalOf(seat.client.query('SELECT team.appoint_1($1)', [seat.login]))).toBe('42501');
    expect(await refusalOf(seat.client.query(`GRANT team_admin TO ${seat.login}`))).toBe('42501');
  });
});
