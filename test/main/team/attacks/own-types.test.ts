import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('a member who brings types and functions of their own', (engine) => {
  let team: Team;
  let seat: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    seat = await team.seat();
  });
  afterAll(() => team.close());

  /** As the attack was found: the check of a domain runs with the rights of whoever uses the type. */
  const traps = [
    'CREATE FUNCTION pg_temp.trap() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN UPDATE team.permission SET most_minor = 999999999; RETURN true; END $$',
    'CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (pg_temp.trap())',
    'CREATE DOMAIN pg_temp.uuid AS pg_catalog.uuid CHECK (pg_temp.trap())',
    'CREATE DOMAIN pg_temp.bigint AS pg_catalog.int8 CHECK (pg_temp.trap())',
    'CREATE DOMAIN pg_temp.jsonb AS pg_catalog.jsonb CHECK (pg_temp.trap())',
  ];

  it('may make neither temporary things nor things in a schema', async () => {
    for (const trap of traps) expect(await refusalOf(seat.client.query(trap))).toBe('42501');
    for (const schema of ['public', 'team']) {
      expect(await refusalOf(seat.client.query(`CREATE TABLE ${schema}.mine ()`))).toBe('42501');
      expect(await refusalOf(seat.client.query(`CREATE DOMAIN ${schema}.mine AS int`))).toBe('42501');
    }
    expect(await refusalOf(seat.client.query('CREATE SCHEMA mine'))).toBe('42501');
  });

  it('would gain nothing by them if an administrator gave that right away', async () => {
    const most = async () =>
      (await team.admin.query('SELECT max(most_minor)::text AS most FROM team.permission')).rows[0].most;
    await team.admin.query(`GRANT TEMPORARY ON DATABASE ${team.database} TO ${seat.login}`);
    // With the path as it stood in the prototype the trap springs.
    await team.admin.query(
      `CREATE FUNCTION public.prototype() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS
       $$ DECLARE t text := 'x'; BEGIN RETURN length(t); END $$`,
    );
    for (const trap of traps) await seat.client.query(trap);
    await seat.client.query('SET search_path = pg_temp, pg_catalog');
    expect(await seat.claim(['A1'])).toMatchObject({ verdict: 'granted' });
    await seat.call('heartbeat_1', seat.process);
    await seat.client.query("SELECT FROM team.pull_1('[]', 10)");
    await seat.client.query("SELECT FROM team.pull_2('[]', 10)");
    expect(await most()).toBe('100000');
    await seat.client.query('SELECT public.prototype()');
    expect(await most()).toBe('999999999');
  });

  it('meets one and the same path in every function', async () => {
    const { rows } = await team.admin.query(
      `SELECT proname, prosecdef, array_to_string(proconfig, ';') AS settings FROM pg_proc
       WHERE pronamespace = 'team'::regnamespace`,
    );
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter(({ settings }) => settings !== 'search_path=pg_catalog, pg_temp')).toEqual([]);
  });
});
