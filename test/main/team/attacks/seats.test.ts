import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPassword, createVerifier } from '../../../../main/team/seat/password.ts';
import { connect } from '../engine/cluster.ts';
import { nameAnew } from '../engine/start.ts';
import { createTeam, onEngine, refusalOf, type Team } from '../engine/team.ts';

onEngine('an invited person with raw SQL', (engine) => {
  let team: Team;
  beforeAll(async () => {
    team = await createTeam(engine);
  });
  afterAll(() => team.close());

  /** Somebody who is invited to a desk of that name, and logged in. */
  const invite = async (desk: string, personId = randomUUID()) => {
    const login = nameAnew('invited');
    await team.admin.query(
      `CREATE ROLE ${login} LOGIN PASSWORD '${createVerifier('first')}' VALID UNTIL '2100-01-01'
         IN ROLE team_desk ADMIN team_door;
       SELECT team.seat_1('${login}', '${personId}', 'P ${login}', NULL, '${desk}')`,
    );
    const client = await connect(engine, team.database, login);
    const said = { team: team.teamId, environment: 'sandbox', protocol: 1 };
    const sit = async (deskId: string, verifier = createVerifier(createPassword()), more = {}) => {
      const words = [JSON.stringify({ ...said, ...more }), deskId, verifier];
      return (await client.query('SELECT team.sit_1($1, $2, $3) AS answer', words)).rows[0].answer;
    };
    const greet = async () => (await client.query('SELECT team.greet_1() AS answer')).rows[0].answer;
    return { login, personId, client, sit, greet, end: () => client.end() };
  };

  /** The engine keeps what an invitation is; only time makes it old. */
  const makeOld = async (login: string) => {
    await team.admin.query('ALTER TABLE team.seat DISABLE TRIGGER seat_stays');
    await team.admin.query("UPDATE team.seat SET invited_until = now() - interval '1 second' WHERE role_name = $1", [
      login,
    ]);
    await team.admin.query('ALTER TABLE team.seat ENABLE TRIGGER seat_stays');
  };

  it('sits down once, at one desk, and is never moved to another', async () => {
    const invited = await invite('Counter');
    const [desk, another] = [randomUUID(), randomUUID()];
    expect(await invited.greet()).toMatchObject({ team: team.teamId, desk: 'Counter', deskId: null });
    expect(await invited.sit(desk)).toEqual({ verdict: 'seated' });
    expect(await invited.sit(desk)).toEqual({ verdict: 'seated' });
    expect(await invited.sit(another)).toEqual({ verdict: 'otherDesk' });
    expect(await invited.greet()).toMatchObject({ deskId: desk });
    // A desk's key is forgotten with a new sitting alone: not with one that is said again.
    const keyOf = async () =>
      (await team.admin.query('SELECT public_key FROM team.desk WHERE desk_id = $1', [desk])).rows[0].public_key;
    await team.admin.query('UPDATE team.desk SET public_key = $2 WHERE desk_id = $1', [desk, 'key']);
    await invited.sit(desk);
    expect(await keyOf()).toBe('key');
    const again = await invite('Counter', invited.personId);
    expect(await again.sit(desk)).toEqual({ verdict: 'seated' });
    expect(await keyOf()).toBeNull();
    await again.end();
    // Nor by the owner of the tables.
    await team.admin.query('BEGIN; SET LOCAL ROLE team_owner');
    const move = team.admin.query('UPDATE team.seat SET desk_id = NULL WHERE role_name = $1', [invited.login]);
    expect(await refusalOf(move)).toBe('TM020');
    await team.admin.query('ROLLBACK');
    await invited.end();
  });

  it('does nothing once the invitation is over, not even in a session that was open before', async () => {
    const [late, early] = [await invite('Late'), await invite('Early')];
    await makeOld(late.login);
    expect(await late.sit(randomUUID())).toEqual({ verdict: 'expired' });
    expect(await early.sit(randomUUID())).toEqual({ verdict: 'seated' });
    // Who sat down in time stays.
    await makeOld(early.login);
    const { deskId } = await early.greet();
    expect(await early.sit(deskId)).toEqual({ verdict: 'seated' });
    await Promise.all([late.end(), early.end()]);
  });

  it('speaks for no desk and reads nothing before sitting down', async () => {
    const invited = await invite('Waiting');
    const beat = () =>
      invited.client.query('SELECT team.heartbeat_1($1)', [
        JSON.stringify({ team: team.teamId, environment: 'sandbox', protocol: 1 }),
      ]);
    expect(await refusalOf(beat())).toBe('42501');
    expect((await invited.client.query('SELECT FROM team.person')).rowCount).toBe(0);
    await invited.sit(randomUUID());
    expect(await refusalOf(beat())).toBeUndefined();
    expect((await invited.client.query('SELECT FROM team.person')).rowCount).toBeGreaterThan(0);
    await invited.end();
  });

  it('sits at a desk that is there only where the administrator named it', async () => {
    const desk = randomUUID();
    const first = await invite('Office');
    await first.sit(desk);
    const [stranger, second, elsewhere] = [await invite('Mine'), await invite('Office'), await invite('Office')];
    // To speak in the name of a colleague's desk is to say what became of its money.
    expect(await stranger.sit(desk)).toEqual({ verdict: 'deskKnownAs', desk: 'Office' });
    expect(await elsewhere.sit(randomUUID())).toEqual({ verdict: 'nameTaken' });
    expect(await second.sit(desk)).toEqual({ verdict: 'seated' });
    await Promise.all([first, stranger, second, elsewhere].map(({ end }) => end()));
  });

  it('changes its own password alone, and hands over no clear one', async () => {
    const [one, other] = [await invite('One'), await invite('Other')];
    const keys = async () => {
      const { rows } = await team.admin.query(
        'SELECT rolpassword, rolvaliduntil::text AS until FROM pg_authid WHERE rolname = ANY ($1) ORDER BY rolname = $2',
        [[one.login, other.login], one.login],
      );
      return rows as { readonly rolpassword: string; readonly until: string }[];
    };
    const [before] = await keys();
    const verifier = createVerifier('second');
    for (const clear of ['second', '', `x${verifier}`]) {
      expect(await refusalOf(one.sit(randomUUID(), clear))).toBe('TM006');
    }
    expect(await one.greet()).toMatchObject({ deskId: null });
    await one.sit(randomUUID(), verifier);
    expect(await keys()).toEqual([before, { rolpassword: verifier, until: 'infinity' }]);
    expect(await refusalOf(one.client.query('SELECT team.let_in($1)', [verifier]))).toBe('42501');
    const extend = `ALTER ROLE ${other.login} VALID UNTIL 'infinity'`;
    expect(await refusalOf(other.client.query(extend))).toBe('42501');
    await Promise.all([one.end(), other.end()]);
  });

  it('sits in no other team, with no older program, and not once it is revoked', async () => {
    const invited = await invite('Somewhere');
    const sit = (more: object) => invited.sit(randomUUID(), undefined, more);
    expect(await refusalOf(sit({ team: randomUUID() }))).toBe('TM002');
    expect(await refusalOf(sit({ environment: 'production' }))).toBe('TM002');
    expect(await refusalOf(sit({ protocol: 0 }))).toBe('TM003');
    await team.admin.query('SELECT team.revoke_1($1)', [invited.login]);
    expect(await refusalOf(sit({}))).toBe('42501');
    expect(await invited.greet()).toMatchObject({ isRevoked: true });
    await invited.end();
  });
});
