import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EngineAddress as Address, connectEngine } from '../../../../main/team/engine/connect.ts';
import { EngineFailure } from '../../../../main/team/engine/state.ts';
import { makeCertificate } from '../../../../scripts/team/server/certificate.ts';
import { connect } from './cluster.ts';
import { startFalseServer } from './false-server.ts';
import { nameAnew } from './start.ts';
import { onEngine } from './team.ts';

onEngine('a connection to the engine', (engine) => {
  const role = nameAnew('login');
  let address: Address;
  beforeAll(async () => {
    const admin = await connect(engine);
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'right'`);
    await admin.query("CREATE ROLE clear LOGIN PASSWORD 'right'; CREATE ROLE anybody LOGIN");
    await admin.query("SET password_encryption = 'md5'; CREATE ROLE hashed LOGIN PASSWORD 'right'");
    await admin.end();
    address = {
      host: 'localhost',
      port: engine.port,
      database: 'postgres',
      role,
      password: 'right',
      authority: engine.authority,
    };
  });
  afterAll(async () => {
    const admin = await connect(engine);
    await admin.query(`DROP ROLE clear, hashed, anybody, ${role}`);
    await admin.end();
  });

  const troubleOf = async (change: Partial<Address>) => {
    try {
      (await connectEngine({ ...address, ...change })).close();
      return undefined;
    } catch (failure) {
      if (failure instanceof EngineFailure) return failure.trouble;
      throw failure;
    }
  };

  it('is made by SCRAM, and over loopback without TLS only where nobody vouches for the server', async () => {
    expect(await troubleOf({})).toBeUndefined();
    expect(await troubleOf({ authority: null })).toBeUndefined();
    expect(await troubleOf({ password: 'wrong' })).toEqual({ kind: 'loginRefused' });
    expect(await troubleOf({ database: 'nowhere' })).toEqual({ kind: 'engineTooOld' });
    expect(await troubleOf({ port: 1 })).toEqual({ kind: 'unreachable', cause: 'notConnected' });
  });

  it.each(['clear', 'hashed', 'anybody'])(
    'hands no password to a server that asks %s for it, or for none',
    async (login) => {
      expect(await troubleOf({ role: login })).toEqual({ kind: 'notTrusted', cause: 'asksForPassword' });
    },
  );

  describe.runIf(engine.authority)('over TLS', () => {
    it('is encrypted, and bound to the very connection', async () => {
      const connection = await connectEngine(address);
      const { rows } = await connection.ask('SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()', []);
      expect(rows).toMatchObject([{ ssl: true, version: 'TLSv1.3' }]);
      connection.close();
    });

    it('is refused by a server of another name, or for whom somebody else vouches', async () => {
      const refused = { kind: 'notTrusted', cause: 'certificate' };
      expect(await troubleOf({ host: '127.0.0.1' })).toEqual(refused);
      expect(await troubleOf({ authority: makeCertificate('localhost')?.certificate ?? '' })).toEqual(refused);
    });
  });

  it.each([
    [{ kind: 3 }, 'asksForPassword'],
    [{ kind: 5 }, 'asksForPassword'],
    [{ kind: 10, mechanisms: ['SCRAM-SHA-256'] }, 'noChannelBinding'],
  ] as const)('gives a server that asks by %j not a byte, TLS or not', async (asking, cause) => {
    const certificate = makeCertificate('localhost');
    for (const [vouching, authority] of [
      [undefined, null] as const,
      [certificate, certificate?.certificate ?? null] as const,
    ]) {
      // SCRAM without a channel to bind to is what a server on this machine may ask for.
      if (authority === null && asking.kind === 10) continue;
      const server = await startFalseServer(asking, vouching);
      expect(await troubleOf({ port: server.port, authority })).toEqual({ kind: 'notTrusted', cause });
      expect(server.given()).toBe('');
      server.close();
    }
  });

  it('without TLS is made to this machine alone', async () => {
    const server = await startFalseServer({ kind: 10, mechanisms: ['SCRAM-SHA-256'] });
    // Another name of this machine stands for one elsewhere: TLS is asked for, and this server does not speak it.
    expect(await troubleOf({ host: '127.0.0.2', port: server.port, authority: null })).toMatchObject({
      kind: 'unreachable',
    });
    expect(server.given()).toBe('');
    server.close();
  });

  it('that says nothing for too long is destroyed, never used again', async () => {
    const connection = await connectEngine(address, { connecting: 10_000, answering: 200 });
    const slow = connection.ask('SELECT pg_sleep(60)', []);
    await expect(slow).rejects.toMatchObject({ trouble: { kind: 'unreachable' } });
    expect(connection.isOpen()).toBe(false);
    await expect(connection.ask('SELECT 1', [])).rejects.toMatchObject({ trouble: { kind: 'unreachable' } });
  });

  it('asks one question at a time, whoever asks meanwhile, and each has its own remarks', async () => {
    const warned: string[] = [];
    const onWarning = ({ message }: Error) => warned.push(message);
    process.on('warning', onWarning);
    const connection = await connectEngine(address, { connecting: 10_000, answering: 10_000 });
    const remark = (text: string) => `DO $$ BEGIN RAISE WARNING '${text}'; PERFORM pg_sleep(0.05); END $$`;
    const asked = ['one', 'two', 'three', 'four'].map((text) => connection.ask(remark(text), []));
    const remarks = (await Promise.all(asked)).map(({ notices }) => notices);
    expect(remarks).toEqual([['one'], ['two'], ['three'], ['four']]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('warning', onWarning);
    expect(warned).toEqual([]);
    connection.close();
  });

  it('is told of what others notify, and not of what it notifies itself', async () => {
    const [one, other] = [await connectEngine(address), await connectEngine(address)];
    const heard: string[] = [];
    for (const [name, connection] of Object.entries({ one, other })) {
      connection.onNotification?.((said) => heard.push(`${name} ${said}`));
      await connection.ask('LISTEN desks', []);
    }
    await one.ask('NOTIFY desks', []);
    await one.ask("NOTIFY desks, 'a word'", []);
    // What was notified before is told before an answer.
    for (const connection of [one, other]) await connection.ask('SELECT 1', []);
    expect(heard).toEqual(['other ', 'other a word']);
    for (const connection of [one, other]) connection.close();
  });

  it('gives what the server remarked beside its rows, for each statement its own', async () => {
    const connection = await connectEngine(address);
    const remark = "DO $$ BEGIN RAISE WARNING 'no standby confirmed'; END $$";
    expect(await connection.ask(remark, [])).toMatchObject({ notices: ['no standby confirmed'] });
    expect(await connection.ask('SELECT 1 AS one', [])).toMatchObject({ rows: [{ one: 1 }], notices: [] });
    connection.close();
  });
});
