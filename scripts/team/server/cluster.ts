import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { makeCertificate } from './certificate.ts';
import type { Postgres } from './postgres.ts';

/** How a cluster is reached: by its socket as anybody who may look into its folder, and on loopback with a password. */
export interface EngineAddress {
  /** Of the socket, and of everything else of the cluster. */
  readonly folder: string;
  readonly port: number;
  /** Who vouches for it, as PEM; null where there was no openssl to make a certificate by. Its name is localhost. */
  readonly authority: string | null;
}

export interface Cluster extends EngineAddress {
  /** A crash: every process of it dies at once, or is left without the one that began it (`kill -9`). */
  kill(signal?: 'SIGQUIT' | 'SIGKILL'): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and deletes its folder. */
  remove(): Promise<void>;
}

/** How a cluster is set, in the words of postgresql.conf and pg_hba.conf. */
export interface ClusterPlan {
  readonly settings: string;
  readonly access: string;
}

/** As the demo of a team has it: durable, on loopback alone, with passwords; its folder is whose it is. */
export const durable: ClusterPlan = {
  settings: `
shared_buffers = 32MB
listen_addresses = '127.0.0.1'
logging_collector = off
`,
  access: `
local all all trust
host all all 127.0.0.1/32 scram-sha-256
`,
};

/** Makes a fresh cluster in a folder of its own, and starts it. */
export async function startCluster(postgres: Postgres, plan = durable): Promise<Cluster> {
  const { folder, data, port } = await makeFolder(postgres);
  const { uid, gid } = postgres.user;
  runProgram(postgres, 'initdb', ['-D', data, '-U', 'admin', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  appendFileSync(join(data, 'postgresql.conf'), plan.settings);
  writeFileSync(join(data, 'pg_hba.conf'), plan.access);
  const certificate = makeCertificate('localhost');
  const own = [`port = ${port}`, `unix_socket_directories = '${folder}'`];
  if (certificate) {
    const key = join(data, 'server.key');
    writeFileSync(join(data, 'server.crt'), certificate.certificate);
    writeFileSync(key, certificate.key, { mode: 0o600 });
    if (uid !== undefined && gid !== undefined) chownSync(key, uid, gid);
    own.push('ssl = on');
  }
  appendFileSync(join(data, 'postgresql.conf'), `${own.join('\n')}\n`);
  return launch(postgres, { folder, port, authority: certificate?.certificate ?? null });
}

/** An empty folder of whoever the server runs as, and a port that is free. */
export async function makeFolder({ user: { uid, gid } }: Postgres) {
  const folder = mkdtempSync(join(tmpdir(), 'team-'));
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return { folder, data: join(folder, 'data'), port: await findPort() };
}

/** Starts the cluster whose data lie in a folder. */
export async function launch(postgres: Postgres, address: EngineAddress): Promise<Cluster> {
  const { folder } = address;
  let server: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (!server) return;
    // What is left without its postmaster keeps the pipe open for a while.
    const said = signal === 'SIGKILL' ? 'exit' : 'close';
    const ended = server.exitCode === null && server.signalCode === null ? once(server, said) : undefined;
    server.kill(signal);
    await ended;
    server = undefined;
  };
  const cluster: Cluster = {
    ...address,
    start: async () => {
      server = spawn(join(postgres.folder, 'postgres'), ['-D', dataOf(address)], {
        ...postgres.user,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      server.stderr?.on('data', (chunk) => {
        said = `${said}${chunk}`.slice(-4_000);
      });
      await waitUntilReady(cluster, () => (server?.exitCode === null ? undefined : said));
    },
    // The postmaster's children notice that it is gone; immediate shutdown is what a crash leaves behind.
    kill: (signal = 'SIGQUIT') => end(signal),
    stop: () => end('SIGINT'),
    remove: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await cluster.start();
  return cluster;
}

/** The folder of a cluster's data. */
export const dataOf = ({ folder }: EngineAddress) => join(folder, 'data');

/** Makes a stopped cluster one that begins a new timeline at its next start, as a standby does that takes over. */
export function becomeStandby(cluster: EngineAddress, { user }: Postgres): void {
  const signal = join(dataOf(cluster), 'standby.signal');
  writeFileSync(signal, '');
  if (user.uid !== undefined && user.gid !== undefined) chownSync(signal, user.uid, user.gid);
}

/** A connection as the administrator, or as somebody else, by the socket. */
export async function connect({ folder, port }: EngineAddress, database = 'postgres', user = 'admin'): Promise<Client> {
  const client = new Client({ host: folder, port, user, database });
  // A server may end under its connections; the next query says so.
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function waitUntilReady(cluster: EngineAddress, whyNot: () => string | undefined): Promise<void> {
  for (;;) {
    const failure = whyNot();
    if (failure !== undefined) throw new Error(`PostgreSQL did not start: ${failure}`);
    try {
      return await (await connect(cluster)).end();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}

/** Runs a program of PostgreSQL to its end. */
export function runProgram({ folder, user }: Postgres, program: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(join(folder, program), [...words], { ...user, encoding: 'utf8', cwd: '/' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
}
