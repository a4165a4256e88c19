import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EngineConnection } from '../../main/team/engine/connect.ts';
import { findUnfitness } from '../../main/team/engine/fitness.ts';
import { readFailure } from '../../main/team/engine/state.ts';
import { schemaVersion } from '../../main/team/schema/schema.ts';
import { readCommand } from '../../scripts/team/command.ts';
import { people } from '../../scripts/team/people.ts';
import { describeRight, permit, rule } from '../../scripts/team/permit.ts';
import { describeDue, explainUpgrade, upgrade } from '../../scripts/team/upgrade.ts';
import { connect } from '../main/team/engine/cluster.ts';
import { nameAnew } from '../main/team/engine/start.ts';
import { onEngine } from '../main/team/engine/team.ts';

const program = join(import.meta.dirname, '../../scripts/team.ts');

/** `npm run team -- …` without npm. */
function team(words: readonly string[], PGPASSWORD = '') {
  const env = { ...process.env, PGPASSWORD };
  return spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', env });
}

describe('npm run team', () => {
  it('prints the schema as one transaction, for the environment that is named', () => {
    const { status, stdout } = team(['sql', 'test']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^BEGIN;\n.*VALUES \('test', .*COMMIT;\n$/s);
  });

  it.each([
    [[]],
    [['sql']],
    [['sql', 'live']],
    [['init', 'postgresql://a@b/c']],
    [['init', 'mysql://a@b/c', 'test']],
    [['init', 'postgresql://b/c', 'test']],
    [['init', 'postgresql://a@b', 'test']],
    [['init', 'postgresql://a@b/c', 'test', '--insecure']],
    [['init', 'postgresql://a@b/c', 'test', '--desk', 'D']],
    [['invite', 'Anne']],
    [['invite', '--at', 'postgresql://a@b/c', '--person', 'Anne']],
    [['invite', 'Anne', '--at', 'postgresql://a@b/c', '--person', 'Anne', '--desk', 'D']],
    [['permit', 'Anne', '--at', 'postgresql://a@b/c']],
    [['upgrade', '--at', 'postgresql://a@b/c', '--now', '--sql']],
    [['upgrade', 'postgresql://a@b/c']],
    [['join']],
    [['leave', 'live']],
    [['people', '--at']],
  ])('tells how it is used when the words are %j', (words) => {
    expect(() => readCommand(words, 'secret')).toThrow('npm run team -- init URL ENVIRONMENT');
  });

  it('takes no password, and nothing about TLS, from a URL', () => {
    expect(() => readCommand(['init', 'postgresql://a:b@c/d', 'test'], 'secret')).toThrow('PGPASSWORD');
    expect(() => readCommand(['init', 'postgresql://a@c/d?sslmode=disable', 'test'], 'secret')).toThrow('TLS');
    expect(() => readCommand(['init', 'postgresql://a@c/d', 'test'], '')).toThrow('PGPASSWORD');
    const { address } = readCommand(['init', 'postgresql://a%40x@c/d', 'test'], 'secret') as {
      readonly address: unknown;
    };
    expect(address).toEqual({ host: 'c', port: 5432, database: 'd', role: 'a@x', password: 'secret', authority: null });
  });

  it('reads what each command takes', () => {
    const at = ['--at', 'postgresql://a@b/c'];
    expect(readCommand(['invite', 'Anne', ...at], 'x')).toMatchObject({
      invitation: { person: 'Anne', isKnown: false, desk: 'Anne' },
    });
    expect(readCommand(['invite', '--person', 'Anne', '--desk', 'Shop', ...at], 'x')).toMatchObject({
      invitation: { person: 'Anne', isKnown: true, desk: 'Shop' },
    });
    expect(readCommand(['permit', 'Anne', 'SHOP', 'EUR', '500.00', '--operation', 'refund', ...at], 'x')).toMatchObject(
      {
        permission: { person: 'Anne', accountId: 'SHOP', currency: 'EUR', amount: '500.00', operations: ['refund'] },
      },
    );
    const figures = ['--alone', '100.00', '--day', '900', '--approve', 'none'];
    expect(readCommand(['permit', 'Anne', 'every', 'EUR', '500.00', ...figures, ...at], 'x')).toMatchObject({
      permission: { accountId: 'every', amount: '500.00', alone: '100.00', day: '900', approve: 'none' },
    });
    expect(readCommand(['rule', '--zone', 'UTC', '--hours', '24', ...at], 'x')).toMatchObject({
      rules: { zone: 'UTC', hours: 24 },
    });
    expect(() => readCommand(['rule', '--hours', 'many', ...at], 'x')).toThrow('many is no number of hours');
    expect(() => readCommand(['permit', 'Anne', 'SHOP', 'XXX', '5', ...at], 'x')).toThrow('XXX is no currency');
    expect(() => readCommand(['permit', 'A', 'SHOP', 'EUR', '5', '--operation', 'steal', ...at], 'x')).toThrow('steal');
    expect(readCommand(['revoke', 'Anne', '--desk', 'Shop', ...at], 'x')).toMatchObject({
      person: 'Anne',
      desk: 'Shop',
    });
    expect(readCommand(['upgrade', ...at], 'x')).toMatchObject({ how: 'look' });
    expect(readCommand(['upgrade', ...at, '--now'], 'x')).toMatchObject({ how: 'now' });
    expect(readCommand(['upgrade', ...at, '--sql'], 'x')).toMatchObject({ how: 'print' });
    expect(readCommand(['appoint', 'Anne', ...at], 'x')).toMatchObject({ person: 'Anne', isEnded: false });
    expect(readCommand(['appoint', 'Anne', '--end', ...at], 'x')).toMatchObject({ isEnded: true });
    expect(readCommand(['join', 'file.json', '--data', '/data'], undefined)).toEqual({
      name: 'join',
      file: 'file.json',
      dataFolder: '/data',
    });
    expect(readCommand(['verify', 'test', '--data', '/data'], undefined)).toMatchObject({ environment: 'test' });
  });

  /** What such an engine would be told. */
  const judge = async (answer: Record<string, unknown>, environment: 'test' | 'production' = 'production') => {
    const fit = {
      version: '15.1',
      number: 150_001,
      encoding: 'UTF8',
      off: [],
      standbys: 0,
      waits: false,
      at: 1_000_000,
    };
    const ask = async () => ({ rows: [{ ...fit, ...answer }], notices: [] });
    const connection: EngineConnection = { ask, isOpen: () => true, close: () => {} };
    return findUnfitness(connection, environment, () => 1_000_000);
  };

  it('finds an engine unfit that is old, not durable, ahead of time, or has a standby that lags in production', async () => {
    expect(await judge({})).toEqual([]);
    expect(await judge({ number: 130_009, version: '13.9' })).toEqual([{ kind: 'version', is: '13.9' }]);
    expect(await judge({ encoding: 'LATIN1' })).toEqual([{ kind: 'encoding', is: 'LATIN1' }]);
    expect(await judge({ off: ['fsync'] })).toEqual([{ kind: 'notDurable', setting: 'fsync' }]);
    expect(await judge({ standbys: 1 })).toEqual([{ kind: 'asynchronousStandby' }]);
    expect(await judge({ standbys: 1 }, 'test')).toEqual([]);
    expect(await judge({ standbys: 1, waits: true })).toEqual([]);
    for (const ahead of [60_001, -60_001])
      expect(await judge({ at: 1_000_000 + ahead })).toEqual([{ kind: 'clock', ahead }]);
    for (const ahead of [60_000, -60_000]) expect(await judge({ at: 1_000_000 + ahead })).toEqual([]);
  });
});

onEngine('npm run team -- init', (engine) => {
  const [role, database] = [nameAnew('owner'), nameAnew('made')];
  let folder: string;
  let authority: string;
  const url = `postgresql://${role}@localhost:${engine.port}/${database}`;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'team-init-'));
    authority = join(folder, 'authority.pem');
    if (engine.authority !== null) writeFileSync(authority, engine.authority);
    const admin = await connect(engine);
    await admin.query(`CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD 'secret'`);
    await admin.query(`CREATE DATABASE ${database} OWNER ${role}`);
    await admin.end();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses a server that is not durable, and changes nothing there', async () => {
    const words = ['init', url, 'test', ...(engine.authority === null ? [] : ['--authority', authority])];
    // This cluster has no fsync: it is a test's.
    expect(team(words, 'secret')).toMatchObject({ status: 1, stderr: expect.stringContaining('fsync is off') });
    expect(team(words, 'wrong')).toMatchObject({ status: 2, stderr: expect.stringContaining('loginRefused') });
    const admin = await connect(engine, database);
    expect((await admin.query("SELECT FROM pg_namespace WHERE nspname = 'team'")).rowCount).toBe(0);
    await admin.end();
  });

  it('needs no superuser: who owns the database and may create roles makes the schema once, and administers it', async () => {
    const owner = await connect(engine, database, role);
    await owner.query(team(['sql', 'test']).stdout);
    const seat = ['x', randomUUID(), 'P', randomUUID(), 'D'];
    await owner.query('SELECT team.seat_1($1, $2, $3, $4, $5)', seat);
    const { rows } = await owner.query(
      "SELECT nspowner::regrole::text AS owner, pg_has_role(current_user, nspowner, 'MEMBER') AS owns FROM pg_namespace WHERE nspname = 'team'",
    );
    expect(rows).toEqual([{ owner: expect.stringMatching(/^team_owner_[0-9a-f]{8}$/), owns: false }]);
    await expect(owner.query(team(['sql', 'test']).stdout)).rejects.toMatchObject({ code: '42P06' });
    await owner.end();
    // The same role says by the command line who may what, and what the team's rules are.
    const at = ['--at', url, ...(engine.authority === null ? [] : ['--authority', authority])];
    const said: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line) => void said.push(line));
    onTestFinished(() => log.mockRestore());
    const say = async (...words: string[]) => {
      said.length = 0;
      const command = readCommand([...words, ...at], 'secret');
      if (command.name === 'permit') await permit(command.address, command.permission);
      else if (command.name === 'rule') await rule(command.address, command.rules);
      else if (command.name === 'people') await people(command.address);
      else if (command.name === 'upgrade') await upgrade(command.address, command.how);
      return said.join('\n');
    };
    const refund = 'may refund on every account up to €500.00, alone up to €100.00, may approve it up to €500.00';
    const figures = ['--alone', '100', '--approve', '500', '--operation', 'refund'];
    expect(await say('permit', 'P', 'every', 'EUR', '500', ...figures)).toBe(`P ${refund}`);
    await expect(say('permit', 'P', 'SHOP', 'EUR', 'lots')).rejects.toThrow('lots is no amount of EUR');
    expect(await say('rule', '--hours', '24')).toContain('stands 24 hours');
    await expect(say('rule', '--zone', 'Nowhere')).rejects.toThrow();
    const listed = await say('people');
    expect(listed).toContain('proposals stand 24 hours');
    expect(listed).toContain(`  ${refund}`);
    // And that its schema is this program's, or another's.
    expect(await say('upgrade')).toMatch(
      new RegExp(`: the schema is version ${schemaVersion}, which is this program’s`),
    );
    const admin = await connect(engine, database);
    await admin.query(`INSERT INTO team.schema (version) VALUES (${schemaVersion + 1})`);
    await admin.end();
    expect(await say('upgrade')).toContain('use the newer program');
  });
});

it('says what an upgrade would do, and why one was not done', () => {
  const engine = { teamId: randomUUID(), environment: 'test', suffix: '' };
  const { lines, isDue } = describeDue({ ...engine, version: 1 });
  expect(lines.join('\n')).toContain(`the schema is version 1, and this program makes ${schemaVersion}:\n  2: `);
  expect(isDue).toBe(true);
  expect(describeDue({ ...engine, version: schemaVersion })).toMatchObject({ isDue: false, isDone: true });
  expect(describeDue({ ...engine, version: schemaVersion + 1 })).toMatchObject({ isDue: false, isDone: false });
  const explain = (code: string) => explainUpgrade(readFailure({ code }));
  expect(explain('42501')).toContain('whoever ran init');
  expect(explain('55P03')).toContain('as a dump does');
  expect(explain('TM030')).toContain('look again');
  expect(explain('TM031')).toContain('by the same roles');
  expect(explain('XX000')).toContain('XX000');
});

it('says a right in one line, with every figure that bounds it', () => {
  const right = { accountId: 'SHOP', operation: 'refund', currency: 'EUR', mostMinor: 50_000 };
  const say = (more: object) =>
    describeRight({ ...right, aloneMinor: 50_000, dayMinor: null, approveMinor: null, ...more });
  expect(say({})).toBe('may refund on SHOP up to €500.00');
  expect(say({ accountId: '*', aloneMinor: 10_000, dayMinor: 90_000, approveMinor: 100_000 })).toBe(
    'may refund on every account up to €500.00, alone up to €100.00, up to €900.00 a day, may approve it up to €1,000.00',
  );
  expect(say({ aloneMinor: null })).toBe('may refund on SHOP up to €500.00, never alone');
  expect(say({ mostMinor: null, approveMinor: 0 })).toBe('may not refund on SHOP, may approve it up to €0.00');
});
