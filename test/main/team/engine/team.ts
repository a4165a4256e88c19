import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { describe, inject } from 'vitest';
import { digestEvent } from '../../../../main/ledger/events/digest.ts';
import { rolesByOwner, type TeamRoles } from '../../../../main/team/schema/name-roles.ts';
import { connect, type EngineAddress } from './cluster.ts';
import { nameAnew, templateName } from './start.ts';

/** Tests that need an engine; where there is none they are skipped, and their name says why. */
export function onEngine(name: string, body: (engine: EngineAddress) => void): void {
  const engine = inject('engine');
  if (engine) describe(name, () => body(engine));
  else describe.skip(`${name} (${inject('whyNoEngine')})`, () => body({ folder: '', port: 0, authority: null }));
}

/** Every answer of a function, as raw as it comes. */
// biome-ignore lint/suspicious/noExplicitAny: these tests speak to the engine as a stranger does, without our types.
export type Raw = any;

export interface Team {
  readonly database: string;
  readonly engine: EngineAddress;
  readonly teamId: string;
  readonly roles: TeamRoles;
  readonly admin: Client;
  /** A person at a desk, with a right to everything up to 1,000.00 EUR on SHOP; their process has begun and joined. */
  seat(options?: SeatOptions): Promise<Seat>;
  close(): Promise<void>;
}

export interface SeatOptions {
  /** Another's, for several people at one desk. */
  readonly deskId?: string;
  readonly personId?: string;
  /** False for a seat whose process says nothing yet. */
  readonly begins?: boolean;
  /** For a login over the network. */
  readonly hasPassword?: boolean;
}

/** A member with raw SQL. */
export interface Seat {
  readonly login: string;
  readonly personId: string;
  readonly deskId: string;
  /** A test may give it another: of a server that took over, or of another database. */
  client: Client;
  /** What it says of itself; a test may change it. */
  process: Record<string, unknown>;
  /** What it says of itself when it begins. */
  known: Record<string, unknown>;
  call(name: string, ...words: unknown[]): Promise<Raw>;
  begin(): Promise<Raw>;
  /** Claims one chain, with a line of its own. */
  claim(ids: readonly string[], more?: Record<string, unknown>): Promise<Raw>;
  report(outcomes: readonly Record<string, unknown>[], facts?: readonly Record<string, unknown>[]): Promise<Raw>;
  /** The next lines of its log, not pushed; each says the same where something is given. */
  lines(count?: number, says?: Readonly<Record<string, unknown>>): Record<string, unknown>[];
}

/** A team of its own: a copy of the template's database. */
export async function createTeam(engine: EngineAddress): Promise<Team> {
  const database = nameAnew('team');
  const cluster = await connect(engine);
  await cluster.query(`CREATE DATABASE ${database} TEMPLATE ${templateName}`);
  // Rights of a database itself are not copied with it.
  await cluster.query(`REVOKE TEMPORARY, CREATE ON DATABASE ${database} FROM PUBLIC`);
  await cluster.end();
  return openTeam(engine, database);
}

/** A team whose database is there. */
export async function openTeam(engine: EngineAddress, database: string): Promise<Team> {
  const admin = await connect(engine, database);
  const { rows } = await admin.query(
    'SELECT team_id, pg_get_userbyid(relowner) AS owner FROM team.settings, pg_class WHERE oid = $1::regclass',
    ['team.settings'],
  );
  const teamId: string = rows[0].team_id;
  const roles = rolesByOwner(rows[0].owner);
  const open: Client[] = [admin];
  return {
    database,
    engine,
    teamId,
    roles,
    admin,
    seat: async ({ deskId = randomUUID(), personId = randomUUID(), begins = true, hasPassword = false } = {}) => {
      const login = nameAnew('seat');
      // One call, and a password where one is asked for alone: making it takes the server as long as everything else here.
      await admin.query(
        `CREATE ROLE ${login} LOGIN ${hasPassword ? "PASSWORD 'secret'" : ''} IN ROLE ${roles.desk};
         SELECT team.seat_1('${login}', '${personId}', 'P ${login}', '${deskId}', 'D ${login}');
         SELECT team.permit_1('${personId}', 'SHOP', operation, 'EUR', 100000, 100000, NULL, NULL)
           FROM unnest(ARRAY['refund', 'capture', 'payment']) AS operation`,
      );
      const client = await connect(engine, database, login);
      open.push(client);
      const seat = takeSeat({ login, personId, deskId, client, teamId });
      if (begins) {
        await seat.begin();
        await seat.call('join_1', seat.process);
      }
      return seat;
    },
    close: async () => {
      await Promise.all(open.map((client) => client.end().catch(() => {})));
    },
  };
}

function takeSeat(of: Pick<Seat, 'login' | 'personId' | 'deskId' | 'client'> & { readonly teamId: string }): Seat {
  const { deskId } = of;
  let head = { sequence: 0, digest: '' };
  // What the engine has not taken goes along with the next call.
  let outbox: Record<string, unknown>[] = [];
  const pushing = async (name: string, ...words: unknown[]) => {
    outbox = [...outbox, ...seat.lines()];
    const answer = await seat.call(name, seat.process, { lines: outbox }, ...words);
    outbox = outbox.filter(({ sequence }) => Number(sequence) > (answer.sequence ?? 0));
    return answer;
  };
  const seat: Seat = {
    ...of,
    process: { team: of.teamId, environment: 'sandbox', protocol: 1, run: randomUUID(), engine: '', counters: {} },
    known: { sequence: 0, digest: '', heardAt: 0, attempts: [], host: 'host', boot: 'boot' },
    call: async (name, ...words) => {
      const places = words.map((_, index) => `$${index + 1}`).join(', ');
      const values = words.map((word) => (typeof word === 'object' && word !== null ? JSON.stringify(word) : word));
      const { rows } = await seat.client.query(`SELECT team.${name}(${places}) AS answer`, values);
      const answer = rows[0].answer;
      if (answer?.engine) seat.process = { ...seat.process, engine: answer.engine, counters: answer.counters };
      return answer;
    },
    begin: () => seat.call('begin_run_1', seat.process, seat.known),
    claim: async (ids, more = {}) => {
      const row = {
        attemptId: randomUUID(),
        operationId: randomUUID(),
        accountId: 'SHOP',
        ids,
        operation: 'refund',
        minor: 1_000,
        currency: 'EUR',
        seenVersion: 0,
        ...more,
      };
      const { answers } = await pushing('claim_1', [row]);
      return answers[0];
    },
    report: (outcomes, facts = []) => pushing('report_1', facts, outcomes),
    lines: (count = 1, says) =>
      Array.from({ length: count }, () => {
        const body = Buffer.from(JSON.stringify(says ?? { number: head.sequence + 1 }));
        const line = {
          sequence: head.sequence + 1,
          eventId: randomUUID(),
          schemaVersion: 2,
          actor: 'Zoë "Z" O’Neil',
          recordedAt: 1_790_000_000_000,
          previousDigest: head.digest,
        };
        const digest = digestEvent({ ...line, deskId, body });
        head = { sequence: line.sequence, digest };
        return { ...line, body: body.toString('base64'), digest };
      }),
  };
  return seat;
}

/** The SQLSTATE that a call is refused with, or undefined when it goes through. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => undefined,
    (failure: { readonly code?: string }) => failure.code ?? 'no code',
  );
}
