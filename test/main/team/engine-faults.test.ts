import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claimed } from '../../../main/team/run.ts';
import { findPostgres } from '../../../scripts/team/server/postgres.ts';
import { type Cluster, connect, startCluster } from './engine/cluster.ts';
import { claimFor, emptyLog, longPatience, nothing, openRun } from './engine/run.ts';
import { makeTemplate } from './engine/start.ts';
import { createTeam, onEngine, openTeam, type Team } from './engine/team.ts';

onEngine('an engine that fails', () => {
  let cluster: Cluster;
  let team: Team;
  const postgres = findPostgres();
  beforeAll(async () => {
    if ('missing' in postgres) return;
    cluster = await startCluster(postgres);
    await makeTemplate(cluster);
    team = await createTeam(cluster);
  });
  afterAll(async () => {
    await team?.close();
    await cluster?.remove();
  });

  // A crash ends the administrator's connection as well.
  beforeEach(async () => {
    team = await openTeam(cluster, team.database);
  });

  const patience = { ...longPatience };
  const open = (claiming: number) => openRun(team, { patience, ports: { patience: { claiming, betweenTries: 50 } } });

  it('keeps every claim that it granted, grants no chain twice, and is waited for while it starts again', async () => {
    const runs = [await open(60_000), await open(60_000), await open(60_000)];
    const granted: { readonly attemptId: string; readonly id: string }[] = [];
    const verdicts: Claimed['verdict'][] = [];
    let isOver = false;
    const work = runs.map(async (run) => {
      for (let number = 0; !isOver; number += 1) {
        const claim = claimFor(`A${number}`);
        const [answer] = await run.claim(nothing, [claim]);
        if (answer) verdicts.push(answer.verdict);
        if (answer?.verdict === 'granted') granted.push({ attemptId: claim.attemptId, id: claim.ids[0] ?? '' });
      }
    });
    for (let crash = 1; crash <= 3; crash += 1) {
      const before = granted.length;
      while (granted.length < before + 20) await new Promise((resolve) => setTimeout(resolve, 10));
      await cluster.kill();
      await cluster.start();
    }
    isOver = true;
    await Promise.all(work);
    const admin = await connect(cluster, team.database);
    const { rows } = await admin.query("SELECT attempt_id FROM team.claim WHERE state = 'open'");
    const kept = new Set(rows.map(({ attempt_id: attemptId }) => attemptId));
    expect(granted.filter(({ attemptId }) => !kept.has(attemptId))).toEqual([]);
    expect(new Set(granted.map(({ id }) => id)).size).toBe(granted.length);
    expect(new Set(verdicts)).toEqual(new Set(['granted', 'busy']));
    await admin.end();
    for (const run of runs) run.close();
  });

  describe('whose standby is silent', () => {
    const standby = async (name: string) => {
      const admin = await connect(cluster, team.database);
      await admin.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`);
      await admin.query('SELECT pg_reload_conf()');
      if (name !== '') await untilCommitsWait(admin);
      return admin;
    };
    // A setting that is read again reaches the engine's processes one after the other: until then no commit waits.
    const untilCommitsWait = async (admin: Client) => {
      const writer = await connect(cluster, team.database);
      const { rows } = await writer.query('SELECT pg_backend_pid() AS pid');
      const waiting = `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE pid = ${rows[0].pid} AND wait_event = 'SyncRep'`;
      for (let waits = false; !waits; ) {
        let isOver = false;
        const write = writer.query("SELECT pg_logical_emit_message(true, 'test', '')").finally(() => {
          isOver = true;
        });
        while (!isOver && !waits) waits = (await admin.query(waiting)).rowCount === 1;
        await write;
      }
      await writer.end();
    };

    it('grants nothing that goes on, although the claim stands in it already', async () => {
      const run = await open(3_000);
      const admin = await standby('nobody');
      const claim = claimFor('B1');
      patience.answering = 500;
      expect(await run.claim(nothing, [claim])).toMatchObject([
        { verdict: 'noAnswer', trouble: { kind: 'unreachable' } },
      ]);
      patience.answering = longPatience.answering;
      await (await standby('')).end();
      // What stands there is held for everybody until this desk says that nothing left.
      expect(await run.begin(emptyLog)).toMatchObject({ verdict: 'welcome' });
      expect(await run.report([{ attemptId: claim.attemptId, kind: 'notSent' }])).toMatchObject({
        answers: [{ took: 'taken', state: 'notSent' }],
      });
      await admin.end();
      run.close();
    });

    it('and whose waiting is cancelled answers "granted" with a warning, which is asked for again until it is confirmed', async () => {
      const run = await open(60_000);
      const admin = await standby('nobody');
      const claim = claimFor('C1');
      let isOver = false;
      const claiming = run.claim(nothing, [claim]).finally(() => {
        isOver = true;
      });
      const cancel = `SELECT pid, query_start, pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND query LIKE '%claim_1%'`;
      // Each asking counts once: one that was cancelled may go on waiting for a moment.
      for (const cancelled = new Set<string>(); cancelled.size < 3; ) {
        for (const row of (await admin.query(cancel)).rows)
          cancelled.add(`${row.pid} ${row.query_start.toISOString()}`);
      }
      expect(isOver).toBe(false);
      await (await standby('')).end();
      expect(await claiming).toMatchObject([{ verdict: 'granted' }]);
      const { rows } = await admin.query('SELECT asked FROM team.claim WHERE attempt_id = $1', [claim.attemptId]);
      expect(rows[0].asked).toBeGreaterThan(1);
      await admin.end();
      run.close();
    });
  });
});
