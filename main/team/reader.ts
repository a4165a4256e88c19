import { z } from 'zod';
import type { Environment } from '../../protocol/environment.ts';
import type { ChainTouch, LogPart, LogPlace } from '../ports/replica.ts';
import type { UnclaimedRow } from '../ports/team.ts';
import { type HeardApprovals, readApprovals } from './engine/approvals.ts';
import type { EngineConnection } from './engine/connect.ts';
import { findUnfitness, type Unfitness } from './engine/fitness.ts';
import { readParts } from './engine/parts.ts';
import { EngineFailure } from './engine/state.ts';

/** A desk as the engine knows it. */
export interface EngineDesk {
  readonly deskId: string;
  readonly desk: string;
  readonly people: readonly string[];
  /** By the engine's clock, milliseconds UTC. */
  readonly heardAt: number;
}

/** Which engine this is, and whether claims are open on it. */
export interface EngineNow {
  readonly engine: string;
  readonly isOpen: boolean;
}

/**
 * What a desk asks without saying anything in its name: a connection of its own, so that a claim never waits behind a long pull.
 * It works at an engine that only reads, too. Everything rejects with an EngineFailure.
 */
export interface TeamReader {
  readNow(): Promise<EngineNow>;
  pull(places: readonly LogPlace[], most: number): Promise<readonly LogPart[]>;
  pullTouches(places: readonly LogPlace[], most: number): Promise<readonly ChainTouch[]>;
  listDesks(): Promise<readonly EngineDesk[]>;
  countUnclaimed(): Promise<number>;
  /** Money rows of the gateway that nobody claimed, told last first; at most so many. */
  listUnclaimed(most: number): Promise<readonly UnclaimedRow[]>;
  /** Rights, and so many proposals at most. */
  readApprovals(most: number): Promise<HeardApprovals>;
  findUnfitness(): Promise<readonly Unfitness[]>;
  /** Whether something that this seat wrote waits for a standby. */
  isStandbySilent(): Promise<boolean>;
  /** Wakes the colleagues: there is something to pull. */
  wakeOthers(): Promise<void>;
  close(): void;
}

export interface ReaderPorts {
  readonly teamId: string;
  readonly environment: Environment;
  readonly connect: () => Promise<EngineConnection>;
  readonly now: () => number;
  /** Called when a colleague has told something. */
  readonly onWoken: () => void;
}

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
      opened.onNotification?.(ports.onWoken);
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
    (await ask(text, values))[0] as Readonly<Record<string, unknown>>;

  return {
    readNow: async () => {
      const question =
        'SELECT team.engine_now() AS engine, answered_for = team.engine_now() AS "isOpen" FROM team.settings';
      return z.object({ engine: z.string(), isOpen: z.boolean() }).parse(await askOne(question));
    },
    pull: async (places, most) => {
      const answer = await askOne('SELECT team.pull_1($1, $2) AS parts', [JSON.stringify(places), most]);
      return readParts(answer['parts']);
    },
    pullTouches: async (places, most) => touches.parse(await ask(touchList, [JSON.stringify(places), most])),
    listDesks: async () => desks.parse(await ask(deskList)),
    countUnclaimed: async () =>
      Number((await askOne('SELECT count(*) AS count FROM team.money_without_claim'))['count']),
    listUnclaimed: async (most) => unclaimedRows.parse(await ask(unclaimedList, [most])),
    readApprovals: async (most) =>
      readApprovals((await askOne('SELECT team.approvals_1($1) AS answer', [most]))['answer']),
    findUnfitness: () => inTurn(async () => findUnfitness(await reach(), ports.environment, ports.now)),
    isStandbySilent: async () => {
      const waiting = `SELECT EXISTS (SELECT FROM pg_stat_activity
        WHERE usename = session_user AND wait_event = 'SyncRep') AS waits`;
      return (await askOne(waiting))['waits'] === true;
    },
    wakeOthers: async () => {
      await ask('NOTIFY team');
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
