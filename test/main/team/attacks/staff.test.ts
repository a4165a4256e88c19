import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createVerifier } from '../../../../main/team/seat/password.ts';
import { nameAnew } from '../engine/start.ts';
import { createTeam, onEngine, type Raw, refusalOf, type Seat, type Team } from '../engine/team.ts';

const figures = { most: 5_000, alone: 5_000, day: null, approve: null };

onEngine('administering from a seat, with raw SQL', (engine) => {
  let team: Team;
  let boss: Seat;
  let member: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    [boss, member] = [await team.seat(), await team.seat()];
    await appointByHand(boss);
  });
  afterAll(() => team.close());

  const appointByHand = ({ login }: Seat) => team.admin.query(`GRANT team_admin TO ${login}`);
  const ask = async (by: Seat, call: string, words: readonly unknown[]): Promise<Raw> =>
    (await by.client.query(`SELECT team.${call} AS answer`, [...words])).rows[0].answer;
  const invite = (
    by: Seat,
    more: { readonly login?: string; readonly verifier?: string; readonly name?: string } = {},
  ) => {
    const { login = nameAnew('seat'), verifier = createVerifier('first') } = more;
    const { name = login } = more;
    return ask(by, 'invite_1($1, $2, $3, $4, $5)', [login, randomUUID(), name, `Desk ${name}`, verifier]);
  };
  const permit = (by: Seat, whom: Seat, before: object | null = null, after: object = figures) =>
    ask(by, 'permit_2($1, $2)', [
      whom.personId,
      JSON.stringify([{ account: 'SHOP', operation: 'credit', currency: 'EUR', before, after }]),
    ]);
  const appoint = (by: Seat, whom: Seat, is: boolean) => ask(by, 'appoint_2($1, $2)', [whom.personId, is]);
  const revoke = (by: Seat, whom: Seat, login: string | null = null) =>
    ask(by, 'revoke_2($1, $2)', [whom.personId, login]);
  const rights = async ({ personId }: Seat) =>
    (
      await team.admin.query(
        "SELECT most_minor::int AS most FROM team.permission WHERE person_id = $1 AND operation = 'credit'",
        [personId],
      )
    ).rows;
  const isAdministrator = async ({ login }: Seat) =>
    (await team.admin.query("SELECT pg_has_role($1, 'team_admin', 'MEMBER') AS has", [login])).rows[0].has;
  const noted = async (by: Seat) =>
    (
      await team.admin.query('SELECT what FROM team.administered WHERE role_name = $1 ORDER BY number', [by.login])
    ).rows.map(({ what }) => what);

  it('is nothing that a member can do: nobody is invited, changed, appointed or revoked by one', async () => {
    const other = await team.seat();
    const role = nameAnew('seat');
    for (const [what, attack] of Object.entries({
      invite: () => invite(member, { login: role }),
      permit: () => permit(member, other),
      appoint: () => appoint(member, other, true),
      appointThemselves: () => appoint(member, member, true),
      revoke: () => revoke(member, other),
    })) {
      expect([what, await refusalOf(attack())]).toEqual([what, '42501']);
    }
    expect((await team.admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role])).rowCount).toBe(0);
    expect([await rights(other), await isAdministrator(other)]).toEqual([[], false]);
    // The same by somebody who administers.
    expect(await permit(boss, other)).toEqual({ verdict: 'done' });
    expect(await appoint(boss, other, true)).toEqual({ verdict: 'done' });
    expect([await rights(other), await isAdministrator(other)]).toEqual([[{ most: 5_000 }], true]);
    expect(await revoke(boss, other)).toEqual({ verdict: 'revoked', seats: 1 });
  });

  it('is nothing that an administrator does to themselves', async () => {
    const colleague = await team.seat();
    await appointByHand(colleague);
    for (const [what, attack] of Object.entries({
      permit: () => permit(boss, boss),
      appoint: () => appoint(boss, boss, false),
      revoke: () => revoke(boss, boss),
    })) {
      expect([what, await refusalOf(attack())]).toEqual([what, 'TM021']);
    }
    expect(await permit(colleague, boss)).toEqual({ verdict: 'done' });
  });

  it('ends with the seat, and with it whatever role was left', async () => {
    const [other, whom] = [await team.seat(), await team.seat()];
    await appointByHand(other);
    expect(await permit(other, whom)).toEqual({ verdict: 'done' });
    expect(await revoke(boss, other)).toEqual({ verdict: 'revoked', seats: 1 });
    expect(await isAdministrator(other)).toBe(false);
    await appointByHand(other);
    for (const attack of [
      () => permit(other, whom, figures),
      () => appoint(other, whom, true),
      () => revoke(other, whom),
      () => invite(other),
    ]) {
      expect(await refusalOf(attack())).toBe('42501');
    }
    expect(await revoke(boss, other)).toEqual({ verdict: 'nobody' });
  });

  it('changes rights only as they were reviewed, all of them or none', async () => {
    const whom = await team.seat();
    expect(await permit(boss, whom, { ...figures, most: 1 })).toEqual({ verdict: 'changed' });
    expect(await permit(boss, whom)).toEqual({ verdict: 'done' });
    expect(await permit(boss, whom)).toEqual({ verdict: 'changed' });
    expect(await permit(boss, whom, { ...figures, alone: 4_999 }, { ...figures, most: 1 })).toEqual({
      verdict: 'changed',
    });
    const both = [
      { account: 'SHOP', operation: 'credit', currency: 'EUR', before: figures, after: { ...figures, most: 9 } },
      { account: 'SHOP', operation: 'void', currency: 'EUR', before: figures, after: figures },
    ];
    expect(await ask(boss, 'permit_2($1, $2)', [whom.personId, JSON.stringify(both)])).toEqual({ verdict: 'changed' });
    expect(await rights(whom)).toEqual([{ most: 5_000 }]);
    expect(await permit(boss, whom, figures, { ...figures, most: 1 })).toEqual({ verdict: 'done' });
    expect(await rights(whom)).toEqual([{ most: 1 }]);
    expect(await ask(boss, 'permit_2($1, $2)', [randomUUID(), JSON.stringify(both)])).toEqual({ verdict: 'absent' });
  });

  it('makes logins of one shape, by a verifier alone, under a name that nobody has', async () => {
    const login = nameAnew('seat');
    expect(await invite(boss, { login })).toMatchObject({ verdict: 'invited', person: login });
    expect(await invite(boss, { name: login })).toEqual({ verdict: 'nameTaken' });
    for (const bad of ['postgres', 'team_owner', 'seat_x', `${nameAnew('seat')}"; DROP TABLE team.seat; --`]) {
      expect([bad, await refusalOf(invite(boss, { login: bad }))]).toEqual([bad, 'TM006']);
    }
    for (const verifier of ['clear', '', `x${createVerifier('first')}`]) {
      expect(await refusalOf(invite(boss, { verifier }))).toBe('TM006');
    }
    // Somebody else's login is not taken over.
    expect(await refusalOf(invite(boss, { login, name: 'another' }))).toMatch(/^(42710|23505)$/);
    const { rows } = await team.admin.query(
      `SELECT r.rolcanlogin AS "mayLogIn", r.rolsuper OR r.rolcreaterole OR r.rolcreatedb AS "mayMore",
         (SELECT array_agg(g.rolname::text) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS of
       FROM pg_roles r WHERE r.rolname = $1`,
      [login],
    );
    expect(rows).toEqual([{ mayLogIn: true, mayMore: false, of: ['team_desk'] }]);
  });

  it('is done through nothing but these functions: the ones that change logins are called by nobody', async () => {
    for (const by of [boss, member]) {
      expect(await refusalOf(ask(by, 'let_administer($1, true)', [member.login]))).toBe('42501');
      expect(await refusalOf(ask(by, "let_come('seat_0123456789ab', $1, now())", [createVerifier('x')]))).toBe('42501');
    }
  });

  it('appoints whoever sits somewhere, takes it back, and revokes one seat of several', async () => {
    const one = await team.seat();
    const other = await team.seat({ personId: one.personId });
    expect(await appoint(boss, one, true)).toEqual({ verdict: 'done' });
    expect([await isAdministrator(one), await isAdministrator(other)]).toEqual([true, true]);
    expect(await appoint(boss, one, false)).toEqual({ verdict: 'done' });
    expect([await isAdministrator(one), await isAdministrator(other)]).toEqual([false, false]);
    expect(await revoke(boss, one, other.login)).toEqual({ verdict: 'revoked', seats: 1 });
    expect(await refusalOf(other.call('join_1', other.process))).toBe('42501');
    expect(await refusalOf(one.call('join_1', one.process))).toBeUndefined();
    // A login that is another's is no seat of theirs.
    expect(await revoke(boss, one, member.login)).toEqual({ verdict: 'nobody' });
    const personId = randomUUID();
    await ask(boss, 'invite_1($1, $2, $3, $4, $5)', [nameAnew('seat'), personId, 'Late', 'Late', createVerifier('x')]);
    expect(await ask(boss, 'appoint_2($1, true)', [personId])).toEqual({ verdict: 'nobody' });
  });

  it('stands in the log of what was administered, with each word of two', async () => {
    const [chief, whom] = [await team.seat(), await team.seat()];
    await appointByHand(chief);
    await invite(chief, { name: 'Zoë' });
    await permit(chief, whom);
    await appoint(chief, whom, true);
    await appoint(chief, whom, false);
    await revoke(chief, whom);
    const about = { person: expect.any(String), desk: null, deskName: 'Desk Zoë', seat: expect.any(String) };
    expect(await noted(chief)).toEqual([
      about,
      { permit: whom.personId, account: 'SHOP', operation: 'credit', currency: 'EUR', ...figures },
      { appoint: whom.login, isAdministrator: true },
      { appoint: whom.login, isAdministrator: false },
      { revoke: whom.login },
    ]);
    const texts = [{ deskId: member.deskId, textId: 'a text' }];
    for (const by of [member, member, chief]) await by.call('erase_1', by.process, {}, texts, 'asked for by letter');
    const word = { word: 'erase', subject: expect.any(String), texts: 1 };
    expect([(await noted(member)).at(-1), (await noted(chief)).at(-1)]).toEqual([
      { ...word, confirms: false },
      { ...word, confirms: true },
    ]);
    expect(await noted(member)).toHaveLength(1);
  });
});

onEngine('what a desk says of itself', (engine) => {
  let team: Team;
  let seat: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    seat = await team.seat();
  });
  afterAll(() => team.close());
  const says = { program: '1.0.0', sequence: 3, taken: {} };
  const stand = (said: object) => seat.call('stand_1', seat.process, said);

  it('is its own alone, of a shape that keeps nobody from reading it, and no superseded process’s', async () => {
    const other = await team.seat();
    await other.claim(['A1']);
    expect(await stand({ ...says, taken: { [other.deskId]: 1, [randomUUID()]: 'x' } })).toMatchObject({
      verdict: 'taken',
    });
    const read = async () => (await team.admin.query('SELECT desk_id, program, taken FROM team.stand')).rows;
    const kept = { desk_id: seat.deskId, program: '1.0.0', taken: { [other.deskId]: 1 } };
    expect(await read()).toEqual([kept]);
    // Of lines that nobody has, in either direction, nothing stays.
    for (const [line, is] of [
      [-9_000_000_000_000_000, 0],
      [9_000_000_000_000_000, 1],
    ] as const) {
      await stand({ ...says, taken: { [other.deskId]: line } });
      expect(await read()).toMatchObject([{ taken: { [other.deskId]: is } }]);
    }
    for (const [said, refusal] of [
      [{ ...says, program: 'x'.repeat(65) }, '23514'],
      [{ ...says, program: null }, 'TM006'],
      [{ ...says, sequence: -1 }, '23514'],
      [{ program: '1.0.0', taken: {} }, 'TM006'],
      [{ ...says, taken: { [other.deskId]: 'many' } }, '22P02'],
    ] as const) {
      expect([said, await refusalOf(stand(said))]).toEqual([said, refusal]);
    }
    seat.process = { ...seat.process, run: randomUUID() };
    expect(await stand({ ...says, program: 'another' })).toMatchObject({ verdict: 'superseded' });
    expect(await read()).toEqual([kept]);
  });
});
