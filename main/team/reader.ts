import { z } from 'zod';
import type { Environment } from '../../protocol/environment.ts';
import type { Office } from '../ports/administration.ts';
import type { ChainTouch, LogPart, LogPlace } from '../ports/replica.ts';
import type { Administered, UnclaimedRow } from '../ports/team.ts';
import { administered } from './administered.ts';
import { type HeardApprovals, readApprovals } from './engine/approvals.ts';
import type { EngineConnection } from './engine/connect.ts';
import { findUnfitness, type Unfitness } from './engine/fitness.ts';
import { heardOffice } from './engine/office.ts';
import { pullQuestion, readParts } from './engine/parts.ts';
import { EngineFailure } from './engine/state.ts';
import type { Extent } from './exchange.ts';
import { type HeldErasure, listHeldErasures } from './held-erasures.ts';
import type { SealingDesk } from './seals/judge.ts';
import { type TeamSeal, teamSeal } from './seals/team-seal.ts';

/** A desk as the engine knows it. */
export interface EngineDesk {
  readonly deskId: string;
  readonly desk: string;
  readonly people: readonly string[];
  /** By the engine's clock, milliseconds UTC. */
  readonly heardAt: number;
}

/** Up to where the seals of a desk were looked at, and up to where its lines are here. */
export interface SealPlace {
  readonly deskId: string;
  readonly after: number;
  readonly to: number;
}

export interface ToldSeals {
  readonly desks: readonly SealingDesk[];
  readonly seals: readonly TeamSeal[];
}

/** Which engine this is, and whether claims are open on it. */
export interface EngineNow {
  readonly engine: string;
  readonly isOpen: boolean;
  /** Whether an import that a desk has withdrawn has chains to move still: until then next to nothing is granted. */
  readonly isWithdrawing: boolean;
}

/**
 * What a desk asks without saying anything in its name: a connection of its own, so that a claim never waits behind a long pull.
 * It works at an engine that only reads, too. Everything rejects with an EngineFailure.
 */
export interface TeamReader {
  readNow(): Promise<EngineNow>;
  pull(places: readonly LogPlace[], most: number): Promise<readonly LogPart[]>;
  pullTouches(places: readonly LogPlace[], most: number): Promise<readonly ChainTouch[]>;
  /** Of each desk the seals between two of its lines, at most so many in all; and every desk that seals. */
  readSeals(places: readonly SealPlace[], most: number): Promise<ToldSeals>;
  /** What administrators did since a moment, in milliseconds UTC. */
  listAdministered(since: number): Promise<readonly Administered[]>;
  listDesks(): Promise<readonly EngineDesk[]>;
  /** People, rights, how desks stand, and a roll call; a failure as well for whoever has no seat. */
  readOffice(): Promise<Omit<Office, 'erasures'>>;
  countUnclaimed(): Promise<number>;
  /** Money rows of the gateway that nobody claimed, told last first; at most so many. */
  listUnclaimed(most: number): Promise<readonly UnclaimedRow[]>;
  /** Rights, and so many proposals at most. */
  readApprovals(most: number): Promise<HeardApprovals>;
  /** What was erased at a desk and stands here still, oldest first. */
  listErasures(): Promise<readonly HeldErasure[]>;
  findUnfitness(): Promise<readonly Unfitness[]>;
  /** Whether something that this seat wrote waits for a standby. */
  isStandbySilent(): Promise<boolean>;
  /** Wakes the colleagues: there is something to pull, or something else to hear as well. */
  wakeOthers(extent: Extent): Promise<void>;
  close(): void;
}

export interface ReaderPorts {
  readonly teamId: string;
  readonly environment: Environment;
  readonly connect: () => Promise<EngineConnection>;
  readonly now: () => number;
  /** Called when a colleague has told something; one of another version may not say what. */
  readonly onWoken: (extent: Extent) => void;
}

const engineNow = z.object({ engine: z.string(), isOpen: z.boolean(), isWithdrawing: z.boolean() });

/** What a notification bears that tells of the log alone. */
const ofLog = 'log';

const nowQuestion = `
  SELECT e.engine, s.answered_for = e.engine AS "isOpen",
    EXISTS (SELECT FROM team.withdrawal WHERE ended_at IS NULL) AS "isWithdrawing"
  FROM (SELECT team.engine_now() AS engine OFFSET 0) e, team.settings s`;

const touches = z.array(
  z.object({
    deskId: z.uuid(),
    number: z.coerce.number(),
    sequence: z.coerce.number(),
    chain: z.coerce.number(),
    version: z.coerce.number(),
    accountId: z.string(),
    ids: z.array(z.string()),
    joined: z.array(z.coerce.number()),
  }),
);

const desks = z.array(
  z.object({ deskId: z.uuid(), desk: z.string(), people: z.array(z.string()), heardAt: z.number() }),
);

const sealingDesks = z.array(z.object({ deskId: z.uuid(), publicKey: z.string(), newest: z.coerce.number() }));

const sealingDeskList = `
  SELECT d.desk_id AS "deskId", d.public_key AS "publicKey",
    coalesce((SELECT max(s.sequence) FROM team.seal s WHERE s.desk_id = d.desk_id), 0) AS newest
  FROM team.desk d WHERE d.public_key IS NOT NULL ORDER BY d.desk_id`;

const sealList = `
  SELECT s.desk_id AS "deskId", s.sequence::float8 AS sequence, s.digest, s.sealed_at::float8 AS at, s.heads,
    s.public_key AS "publicKey", s.signature
  FROM jsonb_to_recordset($1) AS p ("deskId" uuid, after bigint, "to" bigint)
  JOIN team.seal s ON s.desk_id = p."deskId" AND s.sequence > p.after AND s.sequence <= p."to"
  ORDER BY s.desk_id, s.sequence LIMIT $2`;

/** By name, who did it, and whom and which desk it is about: a right, a seat, a revocation, a word. */
const administeredList = `
  SELECT a.number::float8 AS number, floor(extract(epoch FROM a.done_at) * 1000)::float8 AS at, a.what,
    coalesce((SELECT p.name FROM team.seat s JOIN team.person p USING (person_id) WHERE s.role_name = a.role_name), a.role_name) AS by,
    coalesce(t.person, (SELECT p.name FROM team.person p
      WHERE p.person_id::text = coalesce(a.what ->> 'permit', a.what ->> 'person'))) AS person,
    coalesce(t.desk, a.what ->> 'deskName',
      (SELECT d.name FROM team.desk d WHERE a.what ->> 'word' = 'waive' AND d.desk_id::text = a.what ->> 'subject')) AS desk
  FROM team.administered a
    LEFT JOIN LATERAL (SELECT p.name AS person, s.desk_name AS desk FROM team.seat s JOIN team.person p USING (person_id)
      WHERE s.role_name = coalesce(a.what ->> 'revoke', a.what ->> 'sits', a.what ->> 'appoint')) t ON true
  WHERE a.done_at >= to_timestamp($1 / 1000.0) ORDER BY a.number`;

const unclaimedRows = z.array(z.object({ accountId: z.string(), transactionId: z.string() }));

const unclaimedList = `
  SELECT account_id AS "accountId", row_id AS "transactionId" FROM team.money_without_claim
  ORDER BY told_at DESC, account_id, row_id LIMIT $1`;

const deskList = `
  SELECT d.desk_id AS "deskId", d.name AS desk, floor(extract(epoch FROM d.seen_at) * 1000)::float8 AS "heardAt",
    ARRAY(SELECT p.name FROM team.seat s JOIN team.person p USING (person_id)
      WHERE s.desk_id = d.desk_id AND s.revoked_at IS NULL AND p.active ORDER BY p.name) AS people
  FROM team.desk d WHERE d.left_at IS NULL ORDER BY d.name, d.desk_id`;

const touchList = `
  SELECT desk_id AS "deskId", number, sequence, chain, version, account_id AS "accountId", ids, joined
  FROM team.pull_touches_1($1, $2)`;

export function openReader(ports: ReaderPorts): TeamReader {
  let connection: EngineConnection | undefined;
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: a connection takes one question at a time, and two that find none would open two. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const assertOpen = () => {
    if (isClosed) throw new EngineFailure({ kind: 'unreachable', cause: 'notConnected' });
  };

  const open = async (): Promise<EngineConnection> => {
    assertOpen();
    const opened = await ports.connect();
    try {
      await assertOurs(opened, ports);
      opened.onNotification?.((said) => ports.onWoken(said === ofLog ? 'log' : 'whole'));
      await opened.ask('LISTEN team', []);
      assertOpen();
      return opened;
    } catch (failure) {
      opened.close();
      throw failure;
    }
  };
  const reach = async (): Promise<EngineConnection> => {
    if (!connection?.isOpen()) connection = await open();
    return connection;
  };
  const ask = (text: string, values: readonly unknown[] = []) =>
    inTurn(async () => (await (await reach()).ask(text, values)).rows);
  const askOne = async (text: string, values: readonly unknown[] = []) =>
    (await ask(text, values))[0] as Readonly<Record<string, unknown>> | undefined;

  return {
    readNow: async () => {
      const [row] = await ask(nowQuestion);
      // Who was revoked reads nothing any more, over a connection that is open still.
      if (row === undefined) throw new EngineFailure({ kind: 'noSeat' });
      return engineNow.parse(row);
    },
    pull: async (places, most) => readParts(await ask(pullQuestion, [JSON.stringify(places), most])),
    pullTouches: async (places, most) => touches.parse(await ask(touchList, [JSON.stringify(places), most])),
    readSeals: async (places, most) => {
      const seals = z.array(teamSeal).parse(await ask(sealList, [JSON.stringify(places), most]));
      return { desks: sealingDesks.parse(await ask(sealingDeskList)), seals };
    },
    listAdministered: async (since) => z.array(administered).parse(await ask(administeredList, [since])),
    listDesks: async () => desks.parse(await ask(deskList)),
    readOffice: async () => {
      const answer = (await askOne('SELECT team.office_1() AS answer'))?.['answer'] ?? null;
      if (answer === null) throw new EngineFailure({ kind: 'noSeat' });
      const heard = heardOffice.safeParse(answer);
      if (!heard.success) throw new EngineFailure({ kind: 'broken', code: 'unreadable' }, heard.error);
      return heard.data;
    },
    countUnclaimed: async () =>
      Number((await askOne('SELECT count(*) AS count FROM team.money_without_claim'))?.['count']),
    listUnclaimed: async (most) => unclaimedRows.parse(await ask(unclaimedList, [most])),
    readApprovals: async (most) =>
      readApprovals((await askOne('SELECT team.approvals_1($1) AS answer', [most]))?.['answer']),
    listErasures: () => inTurn(async () => listHeldErasures(await reach())),
    findUnfitness: () => inTurn(async () => findUnfitness(await reach(), ports.environment, ports.now)),
    isStandbySilent: async () => {
      const waiting = `SELECT EXISTS (SELECT FROM pg_stat_activity
        WHERE usename = session_user AND wait_event = 'SyncRep') AS waits`;
      return (await askOne(waiting))?.['waits'] === true;
    },
    wakeOthers: async (extent) => {
      await ask(extent === 'log' ? `NOTIFY team, '${ofLog}'` : 'NOTIFY team');
    },
    close: () => {
      isClosed = true;
      connection?.close();
    },
  };
}

/** A seat of another team may go by the same name: nothing is read from its engine. */
async function assertOurs(connection: EngineConnection, { teamId, environment }: ReaderPorts): Promise<void> {
  const { rows } = await connection.ask('SELECT team_id AS "teamId", environment FROM team.settings', []);
  const [settings] = rows as readonly { readonly teamId: string; readonly environment: string }[];
  if (settings === undefined) throw new EngineFailure({ kind: 'noSeat' });
  if (settings.teamId === teamId && settings.environment === environment) return;
  throw new EngineFailure({ kind: 'anotherTeam' });
}
