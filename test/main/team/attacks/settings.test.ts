import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../engine/cluster.ts';
import { partOf } from '../engine/parts.ts';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('every call', (engine) => {
  let team: Team;
  let seat: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    seat = await team.seat();
  });
  afterAll(() => team.close());

  it.each([
    [{ team: randomUUID() }, 'TM002'],
    [{ team: null }, 'TM002'],
    [{ environment: 'production' }, 'TM002'],
    [{ environment: null }, 'TM002'],
    [{ protocol: 0 }, 'TM003'],
    [{ protocol: null }, 'TM003'],
  ])('that says %j is refused', async (change, code) => {
    const said = { ...seat.process, ...change };
    const calls: readonly [string, ...unknown[]][] = [
      ['claim_1', [], [{ attemptId: randomUUID() }]],
      ['report_1', [], [], []],
      ['restore_1', [], []],
      ['begin_run_1', seat.known],
      ['heartbeat_1'],
    ];
    for (const [name, ...words] of calls) expect(await refusalOf(seat.call(name, said, ...words))).toBe(code);
    expect(await seat.call('heartbeat_1', seat.process)).toMatchObject({
      isCurrent: true,
      hasAnswered: true,
      isOpen: true,
    });
  });

  it('that claims is durable, whatever the member has set for the session, the role or the transaction', async () => {
    await team.admin.query(`ALTER ROLE ${seat.login} SET synchronous_commit = off`);
    const sly = await connect(engine, team.database, seat.login);
    const durability = async () => (await sly.query('SHOW synchronous_commit')).rows[0].synchronous_commit;
    expect(await durability()).toBe('off');
    const row = (id: string) => ({
      attemptId: randomUUID(),
      operationId: randomUUID(),
      accountId: 'SHOP',
      ids: [id],
      operation: 'refund',
      minor: 1,
      currency: 'EUR',
      seenVersion: 0,
    });
    const claim = async (id: string) => {
      const words = [seat.process, [], [row(id)]].map((word) => JSON.stringify(word));
      return (await sly.query('SELECT team.claim_1($1, $2, $3) AS answer', words)).rows[0].answer.answers[0];
    };
    await sly.query('BEGIN');
    expect(await claim('A1')).toMatchObject({ verdict: 'granted' });
    expect(await durability()).toBe('on');
    // At the commit itself, after the member turned it off again.
    await sly.query('SET LOCAL synchronous_commit = off');
    await team.admin.query(
      `CREATE FUNCTION public.at_commit() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE NOTICE 'commits with %', current_setting('synchronous_commit'); RETURN NULL; END $$`,
    );
    const notices: string[] = [];
    sly.on('notice', ({ message }) => notices.push(String(message)));
    await sly.query('ROLLBACK');
    await team.admin.query(
      'CREATE CONSTRAINT TRIGGER it_commits AFTER INSERT ON team.claim DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.at_commit()',
    );
    await sly.query('BEGIN');
    await claim('A1');
    await sly.query('SET LOCAL synchronous_commit = off');
    await sly.query('COMMIT');
    expect(notices).toEqual(['commits with on']);
    await sly.end();
  });

  it('that claims needs a right to this operation, on this account, in this currency, up to this amount', async () => {
    const claim = (more: Record<string, unknown>) => seat.claim([randomUUID()], more);
    expect(await claim({})).toMatchObject({ verdict: 'granted' });
    expect(await claim({ minor: 100_000 })).toMatchObject({ verdict: 'granted' });
    expect(await claim({ minor: 100_001 })).toMatchObject({ verdict: 'aboveLimit', mostMinor: 100_000 });
    expect(await claim({ accountId: 'OTHER' })).toMatchObject({ verdict: 'notAllowed' });
    expect(await claim({ currency: 'USD' })).toMatchObject({ verdict: 'notAllowed' });
    expect(await claim({ operation: 'void' })).toMatchObject({ verdict: 'notAllowed' });
    expect(await claim({ operation: 'Refund' })).toMatchObject({ verdict: 'notAllowed' });
    expect(await claim({ minor: null })).toMatchObject({ verdict: 'notAllowed' });
    expect(await refusalOf(claim({ minor: -1 }))).toBe('23514');
    expect(await refusalOf(claim({ operationId: null }))).toBe('23502');
  });

  it('that erases takes two people, one of them an administrator, and empties salts as well', async () => {
    const [one, two] = [await team.seat(), await team.seat()];
    const part = partOf(one, { texts: ['a name'] });
    const text = part.texts[0]?.textId;
    await one.call('tell_1', one.process, part, []);
    const read = async () => {
      const { rows } = await one.client.query('SELECT body, salt FROM team.erasable WHERE text_id = $1', [text]);
      return [rows[0].body?.toString(), rows[0].salt.toString()];
    };
    const erase = (by: Seat) =>
      by.call('erase_1', by.process, [], [{ deskId: one.deskId, textId: text }], 'asked for by mail');
    expect(await erase(one)).toMatchObject({ took: 'needsSecond' });
    expect(await erase(one)).toMatchObject({ took: 'needsSecond' });
    expect(await erase(two)).toMatchObject({ took: 'needsSecond' });
    expect(await read()).toEqual(['a name', 'salt']);
    await team.admin.query(`GRANT team_admin TO ${seat.login}`);
    expect(await erase(seat)).toMatchObject({ took: 'taken' });
    expect(await read()).toEqual([undefined, '']);
    // What was pushed before and comes again fills nothing.
    await one.call('tell_1', one.process, part, []);
    expect(await read()).toEqual([undefined, '']);
    const other = [{ deskId: one.deskId, textId: 'other' }];
    const alone = () => seat.call('erase_1', seat.process, [], other, 'why');
    expect(await alone()).toMatchObject({ took: 'needsSecond' });
    expect(await refusalOf(seat.call('erase_1', seat.process, [], [], 'why'))).toBe('TM006');
    expect(await refusalOf(seat.call('erase_1', seat.process, [], other, ''))).toBe('23514');
  });

  it('of an administrator is written down with their name, and is nobody else’s', async () => {
    const { rows } = await team.admin.query('SELECT role_name, what FROM team.administered WHERE what ? $1', ['seat']);
    expect(rows[0]).toMatchObject({ role_name: 'admin', what: { desk: seat.deskId } });
    const member = await team.seat();
    const calls: readonly [string, readonly unknown[]][] = [
      ['permit_1($1, $2, $3, $4, $5, $5, $5, $5)', [member.personId, 'SHOP', 'refund', 'EUR', 9]],
      ['revoke_1($1)', [seat.login]],
      ['seat_1($1, $2, $3, $4, $5)', ['x', member.personId, 'P', randomUUID(), 'D']],
    ];
    for (const [call, words] of calls) {
      expect(await refusalOf(member.client.query(`SELECT team.${call}`, [...words]))).toBe('42501');
    }
  });
});
