import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster, launch, makeFolder, runProgram } from '../../../../scripts/team/server/cluster.ts';
import type { Postgres } from '../../../../scripts/team/server/postgres.ts';
import { connect } from './cluster.ts';

/** A second cluster that takes in what the first one writes, behind it: a standby by the server's own means. */
export async function startStandby(postgres: Postgres, primary: Cluster): Promise<Cluster> {
  const { folder, data, port } = await makeFolder(postgres);
  const from = ['-h', primary.folder, '-p', String(primary.port), '-U', 'admin'];
  runProgram(postgres, 'pg_basebackup', [
    '-D',
    data,
    ...from,
    '--write-recovery-conf',
    '--checkpoint=fast',
    '--no-sync',
  ]);
  appendFileSync(
    join(data, 'postgresql.conf'),
    `port = ${port}\nunix_socket_directories = '${folder}'\nsynchronous_standby_names = ''\n`,
  );
  return launch(postgres, { folder, port, authority: primary.authority });
}

/** Ends its waiting for a primary: from now on it is one. */
export async function promote(standby: Cluster): Promise<void> {
  const admin = await connect(standby);
  await admin.query('SELECT pg_promote()');
  await admin.end();
}

/** Waits until the standby has all that was committed so far. */
export async function waitForStandby(primary: Cluster): Promise<void> {
  const admin = await connect(primary);
  const behind = 'SELECT NOT EXISTS (SELECT FROM pg_stat_replication WHERE replay_lsn >= pg_current_wal_lsn()) AS is';
  while ((await admin.query(behind)).rows[0].is) await new Promise((resolve) => setTimeout(resolve, 20));
  await admin.end();
}

/** The way to the standby stalls: what is committed from now on stays on the primary. Gives the processes that do not move any more. */
export async function stall(primary: Cluster): Promise<readonly number[]> {
  const admin = await connect(primary);
  const { rows } = await admin.query<{ readonly pid: number }>('SELECT pid FROM pg_stat_replication');
  await admin.end();
  if (rows.length === 0) throw new Error('Nobody follows this cluster.');
  for (const { pid } of rows) process.kill(pid, 'SIGSTOP');
  return rows.map(({ pid }) => pid);
}
