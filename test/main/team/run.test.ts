import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineConnection } from '../../../main/team/engine/connect.ts';
import { EngineFailure } from '../../../main/team/engine/state.ts';
import { type RunPorts, startRun, type TeamRun } from '../../../main/team/run.ts';
import { type Relay, startRelay } from '../../relay.ts';
import { claimFor, emptyLog, keepInMemory, longPatience, nothing, openRun, portsFor } from './engine/run.ts';
import { createTeam, onEngine, type Raw, type Team } from './engine/team.ts';

onEngine('a run', (engine) => {
  let team: Team;
  let relay: Relay;
  beforeAll(async () => {
    team = await createTeam(engine);
    relay = await startRelay(`http://127.0.0.1:${engine.port}`);
  });
  afterAll(async () => {
    await relay.close();
    await team.close();
  });

  const patience = { ...longPatience };
  const open = (ports: Partial<RunPorts> = {}) =>
    openRun(team, { port: Number(new URL(relay.url).port), patience, ports });
  const inEngine = async (attemptId: string) =>
    (await team.admin.query('SELECT state, asked FROM team.claim WHERE attempt_id = $1', [attemptId])).rows[0];

  it('claims, reports, and is told what became of each', async () => {
    const run = await open();
    const [claim, over] = [claimFor('A1'), claimFor('A2', { minor: 100_001 })];
    expect(await run.claim(nothing, [claim, over])).toMatchObject([
      { verdict: 'granted', version: 1 },
      { verdict: 'aboveLimit' },
    ]);
    const fact = {
      accountId: 'SHOP',
      ids: ['A1', 'R1'],
      rowId: 'R1',
      digest: 'x',
      movesMoney: true,
      attemptId: claim.attemptId,
      happenedAt: 1,
    };
    const outcome = { attemptId: claim.attemptId, kind: 'answer', outcome: 'succeeded', transactionId: 'R1' } as const;
    expect(await run.tell(nothing, [fact])).toMatchObject({ verdict: 'taken' });
    expect(await run.report([outcome])).toMatchObject({ answers: [{ took: 'taken', state: 'succeeded' }] });
    expect(await run.heartbeat()).toMatchObject({ isCurrent: true, hasAnswered: true, waitingFor: [] });
    expect(await run.leave()).toMatchObject({ verdict: 'left' });
    run.close();
  });

  describe('whose answer is lost', () => {
    it.each(['answers', 'silently'] as const)('(%s) asks again with the same attempt, and has it once', async (how) => {
      const run = await open();
      const claim = claimFor(`B-${how}`);
      Object.assign(patience, { connecting: 300, answering: 300 });
      const before = relay.connections();
      relay.cut(how);
      const claiming = run.claim(nothing, [claim]);
      while (!(await inEngine(claim.attemptId))) await new Promise((resolve) => setTimeout(resolve, 10));
      // The first answer is lost for certain once the run has connected anew.
      while (relay.connections() === before) await new Promise((resolve) => setTimeout(resolve, 10));
      Object.assign(patience, longPatience);
      relay.cut('nothing');
      expect(await claiming).toMatchObject([{ verdict: 'granted' }]);
      const { state, asked } = await inEngine(claim.attemptId);
      expect([state, asked >= 2]).toEqual(['open', true]);
      run.close();
    });

    it('and who gives up becomes another run: the claim is no longer granted, and can be said not to have been sent', async () => {
      const run = await open({ patience: { claiming: 50, betweenTries: 20 } });
      const claim = claimFor('C1');
      relay.cut('answers');
      expect(await run.claim(nothing, [claim])).toMatchObject([
        { verdict: 'noAnswer', trouble: { kind: 'unreachable' } },
      ]);
      relay.cut('nothing');
      expect(run.mustBegin()).toBe(true);
      expect(await inEngine(claim.attemptId)).toMatchObject({ state: 'open' });
      // Nothing goes out before the engine knows of the new run.
      expect(await run.claim(nothing, [claimFor('C2')])).toMatchObject([{ verdict: 'noAnswer' }]);
      expect(await run.begin(emptyLog)).toMatchObject({ verdict: 'welcome' });
      expect(await run.claim(nothing, [claim])).toMatchObject([{ verdict: 'ended' }]);
      expect(await run.report([{ attemptId: claim.attemptId, kind: 'notSent' }])).toMatchObject({
        answers: [{ took: 'taken', state: 'notSent' }],
      });
      run.close();
    });

    it('before the engine had it, has it when it asks again', async () => {
      let reachable = true;
      const seat = await team.seat({ begins: false, hasPassword: true });
      const ports = portsFor(team, seat);
      let tries = 0;
      let connection: EngineConnection | undefined;
      const run = startRun({
        ...ports,
        connect: async () => {
          tries += 1;
          if (!reachable && tries < 5) throw new EngineFailure({ kind: 'unreachable', cause: 'notConnected' });
          connection = await ports.connect();
          return connection;
        },
      });
      await run.begin(emptyLog);
      await run.join();
      connection?.close();
      reachable = false;
      expect(await run.claim(nothing, [claimFor('D1')])).toMatchObject([{ verdict: 'granted' }]);
      expect(tries).toBe(5);
      run.close();
    });
  });

  /** A run at an engine that says so, whatever it is asked. */
  const hearing = (
    reply: (text: string, claims: Raw) => Promise<{ rows: Raw[]; notices: string[] }>,
    claiming = 30,
    memory = keepInMemory(),
  ) => {
    const word = { engine: 'e', counters: {}, at: 1, isOpen: true };
    const texts: string[] = [];
    const connection: EngineConnection = {
      ask: async (text, values) => {
        texts.push(text);
        if (text.includes('begin_run_1')) {
          const answer = { ...word, verdict: 'welcome', sequence: 0, digest: '', rows: 0, missing: [] };
          return { rows: [{ answer }], notices: [] };
        }
        const { rows, notices } = await reply(text, text.includes('claim_1') ? JSON.parse(String(values.at(-1))) : []);
        return { rows: rows.map((answer) => ({ answer: { ...word, ...answer } })), notices };
      },
      isOpen: () => true,
      close: () => {},
    };
    const run = startRun({
      teamId: randomUUID(),
      environment: 'sandbox',
      connect: async () => connection,
      memory,
      createId: randomUUID,
      host: 'host',
      boot: 'boot',
      patience: { claiming, betweenTries: 5 },
    });
    return { run, texts };
  };
  const claimAt = async (run: TeamRun) => {
    await run.begin(emptyLog);
    return run.claim(nothing, [claimFor('E1')]);
  };
  const grant = (claims: Raw) => [{ answers: [{ attemptId: claims[0].attemptId, verdict: 'granted', version: 1 }] }];

  it('never goes on with what was granted beside a warning, and asks again until it is without one', async () => {
    const warning = 'canceling the wait for synchronous replication and terminating connection';
    // Long enough for a second try on a machine that has much else to do.
    const silent = hearing(async (_, claims) => ({ rows: grant(claims), notices: [warning] }), 2_000);
    expect(await claimAt(silent.run)).toMatchObject([{ verdict: 'noAnswer', trouble: { kind: 'standbySilent' } }]);
    expect(silent.texts.length).toBeGreaterThan(2);
    let asked = 0;
    const late = hearing(async (_, claims) => ({ rows: grant(claims), notices: ++asked < 3 ? [warning] : [] }), 60_000);
    expect(await claimAt(late.run)).toMatchObject([{ verdict: 'granted' }]);
    expect(asked).toBe(3);
  });

  it('remembers no line as told that another engine took, which was not asked yet what it lacks', async () => {
    const memory = keepInMemory();
    const engines = ['another', 'e'];
    const taken = { verdict: 'taken', sequence: 7, rows: 0 };
    const reply = async () => ({ rows: [{ ...taken, engine: engines.shift() }], notices: [] });
    const { run } = hearing(reply, 30, memory);
    await run.begin(emptyLog);
    const acknowledged = [];
    for (const _ of [1, 2]) {
      await run.tell(nothing, []);
      acknowledged.push(memory.read().acknowledged.sequence);
    }
    expect(acknowledged).toEqual([0, 7]);
  });

  it('takes no proposal, decision or withdrawal for said beside a warning', async () => {
    const say = async (notices: string[]) => {
      const { run } = hearing(async () => ({ rows: [{ verdict: 'taken' }], notices }));
      await run.begin(emptyLog);
      const digests = { requestDigest: 'a', reviewDigest: 'b' };
      const { attemptId: _attempt, ...about } = claimFor('F1');
      return Promise.allSettled([
        run.propose(nothing, { ...about, ...digests, guardAnswer: null }),
        run.decide('an operation', { verdict: 'rejected', reason: 'why', ...digests }),
        run.withdraw('an operation'),
      ]);
    };
    for (const said of await say(['canceling the wait for synchronous replication'])) {
      expect(said).toMatchObject({ status: 'rejected', reason: { trouble: { kind: 'standbySilent' } } });
    }
    for (const said of await say([])) expect(said).toMatchObject({ value: { verdict: 'taken' } });
  });

  it.each([
    ['none', []],
    ['another attempt', [{ attemptId: randomUUID(), verdict: 'granted', version: 1 }]],
    ['a verdict that it does not know', [{ verdict: 'sure' }]],
  ])('never goes on with an answer of %s', async (_, answers) => {
    const { run } = hearing(async () => ({ rows: [{ answers }], notices: [] }));
    expect(await claimAt(run)).toMatchObject([{ verdict: 'noAnswer', trouble: { kind: 'broken' } }]);
    expect(run.mustBegin()).toBe(true);
  });

  it('says at once what no waiting mends', async () => {
    const { run, texts } = hearing(async () => {
      throw new EngineFailure({ kind: 'noSeat' });
    });
    expect(await claimAt(run)).toMatchObject([{ verdict: 'noAnswer', trouble: { kind: 'noSeat' } }]);
    expect(texts).toHaveLength(2);
  });
});
