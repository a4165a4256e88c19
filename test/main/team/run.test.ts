import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectEngine, type EngineConnection } from '../../../main/team/engine/connect.ts';
import { EngineFailure } from '../../../main/team/engine/state.ts';
import type { TeamClaim } from '../../../main/team/engine/words.ts';
import { type EngineMemory, nothingSeen } from '../../../main/team/memory.ts';
import { type RunPorts, startRun, type TeamRun } from '../../../main/team/run.ts';
import { type Relay, startRelay } from '../../relay.ts';
import { createTeam, onEngine, type Raw, type Seat, type Team } from './engine/team.ts';

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

  const keep = (): EngineMemory => {
    let seen = nothingSeen;
    return {
      read: () => seen,
      write: (next) => {
        seen = next;
      },
    };
  };
  const portsFor = (seat: Seat, more: Partial<RunPorts> = {}): RunPorts => ({
    teamId: team.teamId,
    environment: 'sandbox',
    connect: () => {
      const port = Number(new URL(relay.url).port);
      const { database } = team;
      const address = { host: '127.0.0.1', port, database, role: seat.login, password: 'secret', authority: null };
      return connectEngine(address, { connecting: 1_000, answering: 1_000 });
    },
    memory: keep(),
    createId: randomUUID,
    host: 'host',
    boot: 'boot',
    patience: { claiming: 30_000, betweenTries: 20 },
    ...more,
  });
  /** A desk that has joined. */
  const open = async (more: Partial<RunPorts> = {}) => {
    const seat = await team.seat({ begins: false });
    const run = startRun(portsFor(seat, more));
    expect(await run.begin({ sequence: 0, digest: '', attempts: [] })).toMatchObject({ verdict: 'joining' });
    expect(await run.join()).toMatchObject({ verdict: 'joined' });
    return { seat, run };
  };
  const claimFor = (id: string, more: Partial<TeamClaim> = {}): TeamClaim => ({
    attemptId: randomUUID(),
    operationId: randomUUID(),
    accountId: 'SHOP',
    ids: [id],
    operation: 'refund',
    minor: 1,
    currency: 'EUR',
    seenVersion: 0,
    ...more,
  });
  const inEngine = async (attemptId: string) =>
    (await team.admin.query('SELECT state, asked FROM team.claim WHERE attempt_id = $1', [attemptId])).rows[0];

  it('claims, reports, and is told what became of each', async () => {
    const { run } = await open();
    const [claim, over] = [claimFor('A1'), claimFor('A2', { minor: 100_001 })];
    expect(await run.claim([], [claim, over])).toMatchObject([
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
    };
    const outcome = { attemptId: claim.attemptId, kind: 'answer', outcome: 'succeeded', transactionId: 'R1' } as const;
    expect(await run.report([], [fact], [outcome])).toMatchObject({ answers: [{ took: 'taken', state: 'succeeded' }] });
    expect(await run.heartbeat()).toMatchObject({ isCurrent: true, hasAnswered: true, waitingFor: [] });
    expect(await run.leave()).toMatchObject({ verdict: 'left' });
    run.close();
  });

  describe('whose answer is lost', () => {
    it.each(['answers', 'silently'] as const)('(%s) asks again with the same attempt, and has it once', async (how) => {
      const { run } = await open();
      const claim = claimFor(`B-${how}`);
      relay.cut(how);
      const claiming = run.claim([], [claim]);
      while (!(await inEngine(claim.attemptId))) await new Promise((resolve) => setTimeout(resolve, 10));
      relay.cut('nothing');
      expect(await claiming).toMatchObject([{ verdict: 'granted' }]);
      const { state, asked } = await inEngine(claim.attemptId);
      expect([state, asked >= 2]).toEqual(['open', true]);
      run.close();
    });

    it('and who gives up becomes another run: the claim is no longer granted, and can be said not to have been sent', async () => {
      const { run } = await open({ patience: { claiming: 50, betweenTries: 20 } });
      const claim = claimFor('C1');
      relay.cut('answers');
      expect(await run.claim([], [claim])).toMatchObject([{ verdict: 'noAnswer', trouble: { kind: 'unreachable' } }]);
      relay.cut('nothing');
      expect(run.mustBegin()).toBe(true);
      expect(await inEngine(claim.attemptId)).toMatchObject({ state: 'open' });
      // Nothing goes out before the engine knows of the new run.
      expect(await run.claim([], [claimFor('C2')])).toMatchObject([{ verdict: 'noAnswer' }]);
      expect(await run.begin({ sequence: 0, digest: '', attempts: [] })).toMatchObject({ verdict: 'welcome' });
      expect(await run.claim([], [claim])).toMatchObject([{ verdict: 'ended' }]);
      expect(await run.report([], [], [{ attemptId: claim.attemptId, kind: 'notSent' }])).toMatchObject({
        answers: [{ took: 'taken', state: 'notSent' }],
      });
      run.close();
    });

    it('before the engine had it, has it when it asks again', async () => {
      let reachable = true;
      const seat = await team.seat({ begins: false });
      const ports = portsFor(seat);
      let tries = 0;
      const run = startRun({
        ...ports,
        connect: async () => {
          tries += 1;
          if (!reachable && tries < 5) throw new EngineFailure({ kind: 'unreachable', cause: 'notConnected' });
          return ports.connect();
        },
      });
      await run.begin({ sequence: 0, digest: '', attempts: [] });
      await run.join();
      run.close();
      reachable = false;
      expect(await run.claim([], [claimFor('D1')])).toMatchObject([{ verdict: 'granted' }]);
      expect(tries).toBe(5);
      run.close();
    });
  });

  /** A run at an engine that says so, whatever it is asked. */
  const hearing = (reply: (text: string, claims: Raw) => Promise<{ rows: Raw[]; notices: string[] }>) => {
    const word = { engine: 'e', counters: {}, at: 1, isOpen: true };
    const texts: string[] = [];
    const connection: EngineConnection = {
      ask: async (text, values) => {
        texts.push(text);
        if (text.includes('begin_run_1')) {
          const answer = { ...word, verdict: 'welcome', sequence: 0, digest: '', missing: [] };
          return { rows: [{ answer }], notices: [] };
        }
        const { rows, notices } = await reply(text, JSON.parse(String(values.at(-1))));
        return { rows: rows.map((answer) => ({ answer: { ...word, ...answer } })), notices };
      },
      isOpen: () => true,
      close: () => {},
    };
    const run = startRun({
      teamId: randomUUID(),
      environment: 'sandbox',
      connect: async () => connection,
      memory: keep(),
      createId: randomUUID,
      host: 'host',
      boot: 'boot',
      patience: { claiming: 30, betweenTries: 5 },
    });
    return { run, texts };
  };
  const claimAt = async (run: TeamRun) => {
    await run.begin({ sequence: 0, digest: '', attempts: [] });
    return run.claim([], [claimFor('E1')]);
  };
  const grant = (claims: Raw) => [{ answers: [{ attemptId: claims[0].attemptId, verdict: 'granted', version: 1 }] }];

  it('never goes on with what was granted beside a warning, and asks again until it is without one', async () => {
    const warning = 'canceling the wait for synchronous replication and terminating connection';
    const silent = hearing(async (_, claims) => ({ rows: grant(claims), notices: [warning] }));
    expect(await claimAt(silent.run)).toMatchObject([{ verdict: 'noAnswer', trouble: { kind: 'standbySilent' } }]);
    expect(silent.texts.length).toBeGreaterThan(2);
    let asked = 0;
    const late = hearing(async (_, claims) => ({ rows: grant(claims), notices: ++asked < 3 ? [warning] : [] }));
    expect(await claimAt(late.run)).toMatchObject([{ verdict: 'granted' }]);
    expect(asked).toBe(3);
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
