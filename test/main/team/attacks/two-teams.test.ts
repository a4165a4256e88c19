import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { afterAll, expect, it } from 'vitest';
import { writeSchema } from '../../../../main/team/schema/schema.ts';
import { connect } from '../engine/cluster.ts';
import { nameAnew } from '../engine/start.ts';
import { createTeam, onEngine, openTeam, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('two teams of one server', (engine) => {
  const open: Client[] = [];
  const make = async () => {
    const database = nameAnew('team');
    const admin = await connect(engine);
    await admin.query(`CREATE DATABASE ${database}`);
    await admin.end();
    const owner = await connect(engine, database);
    open.push(owner);
    await owner.query(writeSchema('sandbox', randomUUID()));
    return openTeam(engine, database);
  };
  const makeBoth = async () => {
    const [one, other] = [await make(), await make()];
    const seat = await one.seat();
    await one.admin.query(`GRANT ${one.roles.admin} TO ${seat.login}; SELECT team.appoint_1('${seat.login}')`);
    return { one, other, seat };
  };
  let made: ReturnType<typeof makeBoth> | undefined;
  /** Two teams, and an administrator of the first who has a seat there. */
  const both = () => {
    made ??= makeBoth();
    return made;
  };
  afterAll(async () => {
    await Promise.all(open.map((client) => client.end()));
    const { one, other } = await both();
    await Promise.all([one.close(), other.close()]);
  });

  /** The same login at the database of a team. */
  const at = async ({ database }: Team) => {
    const client = await connect(engine, database, (await both()).seat.login);
    open.push(client);
    return client;
  };
  const attempts = (of: Seat) => [
    'SELECT team.people_1()',
    `SELECT team.permit_1('${of.personId}', 'SHOP', 'void', 'EUR', 1, 1, 1, 1)`,
    `SELECT team.seat_1('${nameAnew('x')}', '${randomUUID()}', 'P', NULL, 'D')`,
    `SELECT team.revoke_1('${of.login}')`,
    'SELECT team.rule_1(NULL, 1)',
    'SELECT team.take_asynchronous_1(true)',
  ];
  const refusals = async (client: Client, statements: readonly string[]) => {
    const all = [];
    for (const statement of statements) all.push(await refusalOf(client.query(statement)));
    return all;
  };

  it('have administrators of their own: who administers one administers nothing of the other', async () => {
    const { one, other } = await both();
    const [own, strange] = [await one.seat(), await other.seat()];
    const refused = attempts(strange).map(() => '42501');
    expect(await refusals(await at(other), attempts(strange))).toEqual(refused);
    expect(await refusals(await at(one), attempts(own))).toEqual(attempts(own).map(() => undefined));
  });

  it('have seats of their own: a login of one sees nothing of the other, and takes no seat there', async () => {
    const { one, other, seat } = await both();
    const reading = ['SELECT FROM team.event', 'SELECT team.greet_1()', "SELECT team.pull_1('[]', 1)"];
    const sitting = `SELECT team.sit_1('${JSON.stringify({ team: other.teamId, environment: 'sandbox', protocol: 1 })}', '${seat.deskId}', '')`;
    expect(await refusals(await at(other), [...reading, sitting])).toEqual(Array(4).fill('42501'));
    expect(await refusals(await at(one), reading)).toEqual(Array(3).fill(undefined));
  });

  it('would share who administers them if they shared their roles: two copies of one database do', async () => {
    const [original, copy] = [await createTeam(engine), await createTeam(engine)];
    const boss = await original.seat();
    await original.admin.query(`GRANT ${original.roles.admin} TO ${boss.login}`);
    const client = await connect(engine, copy.database, boss.login);
    open.push(client);
    expect(await refusalOf(client.query('SELECT team.people_1()'))).toBeUndefined();
    await Promise.all([original.close(), copy.close()]);
  });

  it('are never made by one print of the schema', async () => {
    const script = writeSchema('sandbox', randomUUID());
    const databases = [nameAnew('first'), nameAnew('second')];
    const outcomes = [];
    for (const database of databases) {
      const admin = await connect(engine);
      await admin.query(`CREATE DATABASE ${database}`);
      await admin.end();
      const owner = await connect(engine, database);
      outcomes.push(await refusalOf(owner.query(script)));
      await owner.query('ROLLBACK');
      outcomes.push((await owner.query("SELECT FROM pg_namespace WHERE nspname = 'team'")).rowCount);
      await owner.end();
    }
    expect(outcomes).toEqual([undefined, 1, '42710', 0]);
  });
});
