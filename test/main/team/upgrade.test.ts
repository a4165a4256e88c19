import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connectEngine } from '../../../main/team/engine/connect.ts';
import { readSchema } from '../../../main/team/engine/schema.ts';
import { schemaVersion, writeSchema } from '../../../main/team/schema/schema.ts';
import { steps } from '../../../main/team/schema/upgrade/steps.ts';
import { type EngineSchema, writeUpgrade } from '../../../main/team/schema/upgrade/write-upgrade.ts';
import { greetEngine } from '../../../main/team/seat/examine.ts';
import { findPostgres } from '../../../scripts/team/server/postgres.ts';
import { upgrade } from '../../../scripts/team/upgrade.ts';
import { patient } from '../../patient.ts';
import { describeSchema } from './engine/catalog.ts';
import { type Cluster, connect, startCluster } from './engine/cluster.ts';
import { claimFor, nothing, openRun } from './engine/run.ts';
import { nameAnew } from './engine/start.ts';
import { openTeam, refusalOf } from './engine/team.ts';

const folder = join(import.meta.dirname, 'engine/fixtures');
const frozen = readdirSync(folder)
  .flatMap((name) => name.match(/^version-(\d+)\.sql$/)?.[1] ?? [])
  .map(Number)
  .toSorted((one, other) => one - other);

const postgres = findPostgres();
const missing = 'missing' in postgres ? postgres.missing : '';

it('leads from the first version to this one, a step each, and each version before this one is frozen', () => {
  const versions = steps.map(({ version }) => version);
  expect(versions).toEqual(versions.map((_, index) => index + 2));
  expect(schemaVersion).toBe(versions.length + 1);
  expect(frozen).toEqual(expect.arrayContaining([1, ...versions.slice(0, -1)]));
});

describe.skipIf(missing !== '')(`an engine of an older version${missing && ` (${missing})`}`, () => {
  let cluster: Cluster;
  beforeAll(async () => {
    if (!('missing' in postgres)) cluster = await startCluster(postgres);
  });
  afterAll(() => cluster?.remove());

  /** An engine as a program of that version made it; roles without an id are its own for as long as the test lasts. */
  const openOld = async (version = 1) => {
    const database = nameAnew('old');
    const admin = await connect(cluster);
    await admin.query(`CREATE DATABASE ${database}`);
    const owner = await connect(cluster, database);
    await owner.query(readFileSync(join(folder, `version-${version}.sql`), 'utf8'));
    onTestFinished(async () => {
      await owner.end();
      await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
      const { rows } = await admin.query("SELECT rolname FROM pg_roles WHERE rolname ~ '^team_[a-z]+$'");
      // They stay while another old engine has them.
      for (const { rolname } of rows) await admin.query(`DROP ROLE ${rolname}`).catch(() => {});
      await admin.end();
    });
    const { rows } = await owner.query('SELECT team_id AS "teamId", environment FROM team.settings');
    return { database, owner, schema: { ...rows[0], version, suffix: '' } as EngineSchema };
  };

  const versionOf = async (owner: Client) =>
    (await owner.query('SELECT max(version) AS is FROM team.schema')).rows[0].is;

  it.each(frozen.filter((version) => version < schemaVersion))(
    'becomes what a fresh one is, from version %i on: tables, functions, policies and grants',
    async (version) => {
      const { owner, schema } = await openOld(version);
      const { rows: before } = await owner.query('SELECT team_id, zone FROM team.settings');
      await owner.query(writeUpgrade(schema));
      const name = nameAnew('fresh');
      await owner.query(`CREATE DATABASE ${name}`);
      const fresh = await connect(cluster, name);
      await fresh.query(writeSchema('sandbox', randomUUID()));
      const [upgraded, made] = [await describeSchema(owner), await describeSchema(fresh)];
      await fresh.end();
      // What is missing is to be made by a step: main/team/schema/README.md says how.
      expect(upgraded.filter((line) => !made.includes(line))).toEqual([]);
      expect(made.filter((line) => !upgraded.includes(line))).toEqual([]);
      expect(made.length).toBeGreaterThan(200);
      expect((await owner.query('SELECT team_id, zone FROM team.settings')).rows).toEqual(before);
      const { rows } = await owner.query('SELECT version, applied_by FROM team.schema ORDER BY version');
      expect(rows).toContainEqual({ version: 1, applied_by: null });
      expect(rows.at(-1)).toEqual({ version: schemaVersion, applied_by: 'admin' });
    },
  );

  it('keeps what it holds, and goes on with programs of both versions, on the connections that they have', async () => {
    const { database, schema } = await openOld();
    const team = await openTeam(cluster, database);
    const old = await team.seat();
    const held = await old.claim(['A1']);
    expect(held).toMatchObject({ verdict: 'granted' });
    await team.admin.query(writeUpgrade(schema));
    // A program of the version before says what it always said.
    expect(await old.claim(['A1'])).toMatchObject({ verdict: 'busy' });
    const over = { attemptId: held.attemptId, kind: 'answer', outcome: 'refused' };
    expect((await old.report([over])).answers).toMatchObject([{ took: 'taken' }]);
    expect(await old.call('heartbeat_1', old.process)).toMatchObject({ isCurrent: true });
    expect(await old.claim(['A2'])).toMatchObject({ verdict: 'granted' });
    // One of this version at another desk: neither claims what the other holds.
    const upgraded = await openTeam(cluster, database);
    const run = await openRun(upgraded);
    expect(await run.claim(nothing, [claimFor('A2'), claimFor('A3')])).toMatchObject([
      { verdict: 'busy' },
      { verdict: 'granted' },
    ]);
    expect(await old.claim(['A3'])).toMatchObject({ verdict: 'busy' });
    expect((await old.call('pull_1', [], 100)).length).toBe(1);
    run.close();
    await Promise.all([team.close(), upgraded.close()]);
  });

  it('counts a word of before as that of an administrator as long as whoever gave it is one', async () => {
    const { database, schema } = await openOld();
    const team = await openTeam(cluster, database);
    const [chief, one, other] = [await team.seat(), await team.seat(), await team.seat()];
    await team.admin.query(`GRANT ${team.roles.admin} TO ${chief.login}`);
    const erase = async (seat: typeof one) => {
      const texts = [{ deskId: one.deskId, textId: 'page-1' }];
      return (await seat.call('erase_1', seat.process, {}, texts, 'asked for')).took;
    };
    expect(await erase(chief)).toBe('needsSecond');
    await team.admin.query(writeUpgrade(schema));
    const { roles, close } = await openTeam(cluster, database);
    await team.admin.query(`REVOKE ${roles.admin} FROM ${chief.login}`);
    expect(await erase(one)).toBe('needsSecond');
    await team.admin.query(`GRANT ${roles.admin} TO ${chief.login}`);
    expect(await erase(other)).toBe('taken');
    await Promise.all([team.close(), close()]);
  });

  it('is upgraded by the command of whoever made it, who owns nothing of it afterwards', async () => {
    const { database, schema, owner } = await openOld();
    const [maker, other] = [nameAnew('maker'), nameAnew('other')];
    await owner.query(
      `CREATE ROLE ${maker} LOGIN CREATEROLE PASSWORD 'secret'; CREATE ROLE ${other} LOGIN PASSWORD 'secret'; GRANT team_admin TO ${other}`,
    );
    const where = { host: '127.0.0.1', port: cluster.port, database, password: 'secret', authority: null };
    const say = async (role: string, how: Parameters<typeof upgrade>[1]) => {
      const said: string[] = [];
      const hear = (text: unknown) => said.push(String(text)) > 0;
      const spies = [
        vi.spyOn(console, 'log').mockImplementation(hear),
        vi.spyOn(console, 'error').mockImplementation(hear),
        vi.spyOn(process.stdout, 'write').mockImplementation(hear),
      ];
      const isDone = await upgrade({ ...where, role }, how).finally(() => {
        for (const spy of spies) spy.mockRestore();
      });
      return [isDone, said.join('\n')] as const;
    };
    // Who administers the team may not change its tables.
    expect(await say(other, 'now')).toEqual([false, expect.stringContaining('whoever ran init')]);
    expect(await say(maker, 'look')).toEqual([
      true,
      expect.stringMatching(/is version 1, .*\n {2}2: .*\n(.*\n)*.*--now/),
    ]);
    expect(await say(maker, 'print')).toEqual([true, expect.stringContaining(writeUpgrade(schema))]);
    expect(await versionOf(owner)).toBe(1);
    expect(await say(maker, 'now')).toEqual([true, expect.stringContaining(`The schema is version ${schemaVersion}`)]);
    expect(await say(maker, 'now')).toEqual([true, expect.stringContaining('which is this program’s')]);
    const connection = await connectEngine({ ...where, role: maker });
    onTestFinished(() => connection.close());
    const after = await readSchema(connection);
    expect(after).toEqual({ ...schema, version: schemaVersion, suffix: `_${schema.teamId.slice(0, 8)}` });
    const { rows } = await owner.query(
      "SELECT pg_has_role($1, nspowner, 'MEMBER') AS owns FROM pg_namespace WHERE nspname = 'team'",
      [maker],
    );
    expect(rows).toEqual([{ owns: false }]);
  });

  it('is changed whole or not at all, once, and by a script of its own', async () => {
    const { owner, schema } = await openOld();
    const before = await describeSchema(owner);
    const say = async (script: string) => {
      const refusal = await refusalOf(owner.query(script));
      await owner.query('ROLLBACK');
      return refusal;
    };
    const cut = writeUpgrade(schema).replace(/COMMIT;\n$/, 'SELECT 1 / 0;\nCOMMIT;\n');
    expect(await say(cut)).toBe('22012');
    expect(await say(writeUpgrade({ ...schema, teamId: randomUUID() }))).toBe('TM030');
    expect(await describeSchema(owner)).toEqual(before);
    await owner.query(writeUpgrade(schema));
    expect(await versionOf(owner)).toBe(schemaVersion);
    expect(await say(writeUpgrade({ ...schema, suffix: `_${schema.teamId.slice(0, 8)}` }))).toBe('TM030');
  });

  it('waits for nobody for long: whoever holds a table keeps the desks from working no more than the upgrade does', async () => {
    const { database, owner, schema } = await openOld();
    const dump = await connect(cluster, database);
    await dump.query('BEGIN; SELECT FROM team.settings');
    expect(await refusalOf(owner.query(writeUpgrade(schema, 50)))).toBe('55P03');
    await owner.query('ROLLBACK');
    await dump.query('ROLLBACK');
    await dump.end();
    await owner.query(writeUpgrade(schema));
    expect(await versionOf(owner)).toBe(schemaVersion);
  });

  it('lets calls that are under way end before it changes anything', async () => {
    const { database, owner, schema } = await openOld();
    const [caller, watcher] = [await connect(cluster, database), await connect(cluster, database)];
    await caller.query('BEGIN; SELECT FROM team.settings');
    const { rows: own } = await owner.query('SELECT pg_backend_pid() AS id');
    const upgrading = owner.query(writeUpgrade(schema, 0));
    const locks = async (granted: boolean) => {
      const { rows } = await watcher.query(
        `SELECT relation::regclass::text AS table FROM pg_locks
          WHERE pid = $1 AND granted = $2 AND mode IN ('RowExclusiveLock', 'AccessExclusiveLock') ORDER BY 1`,
        [own[0].id, granted],
      );
      return rows.map(({ table }) => table);
    };
    await expect.poll(() => locks(false), patient).toEqual(['team.settings']);
    // It has made itself a member of the owner, for this transaction, and nothing else.
    expect(new Set(await locks(true))).toEqual(new Set(['pg_auth_members']));
    await caller.query('ROLLBACK');
    await upgrading;
    expect(await versionOf(owner)).toBe(schemaVersion);
    await Promise.all([caller.end(), watcher.end()]);
  });

  it('that shares its roles with another team is told so, and left as it is', async () => {
    const [one, other] = [await openOld(), await openOld()];
    expect(await refusalOf(one.owner.query(writeUpgrade(one.schema)))).toBe('TM031');
    await one.owner.query('ROLLBACK');
    expect(await versionOf(one.owner)).toBe(1);
    expect(await versionOf(other.owner)).toBe(1);
  });

  it('is too old for a program of this version, and one ahead of it is not upgraded by it', async () => {
    const { database, owner, schema } = await openOld();
    const team = await openTeam(cluster, database);
    const { login } = await team.seat({ begins: false, hasPassword: true });
    const where = { host: '127.0.0.1', port: cluster.port, database, role: login, password: 'secret', authority: null };
    const connection = await connectEngine(where);
    onTestFinished(() => connection.close());
    const expected = { teamId: schema.teamId, environment: 'sandbox' } as const;
    const tooOld = { kind: 'engineTooOld', found: 1, needed: schemaVersion };
    expect(await greetEngine(connection, expected)).toEqual({ kind: 'problem', problem: tooOld });
    await owner.query(writeUpgrade(schema));
    expect(await greetEngine(connection, expected)).toMatchObject({ kind: 'fit', greeting: { schema: schemaVersion } });
    // As a newer program leaves it: this one goes on, and changes nothing of the schema.
    await owner.query(`INSERT INTO team.schema (version) VALUES (${schemaVersion + 1})`);
    expect(await greetEngine(connection, expected)).toMatchObject({ kind: 'fit' });
    const ahead = { ...schema, version: schemaVersion + 1 };
    expect(() => writeUpgrade(ahead)).toThrow('use the newer program');
    await team.close();
  });
});
