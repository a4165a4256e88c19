import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Operation } from '../../../../main/domain/operation.ts';
import type { Feed, LedgerChange } from '../../../../main/ports/feed.ts';
import type { TeamMembership } from '../../../../main/ports/team.ts';
import type { EnginePatience } from '../../../../main/team/engine/connect.ts';
import { type MembershipPorts, openMembership } from '../../../../main/team/membership.ts';
import type { EngineMemory } from '../../../../main/team/memory.ts';
import { keepAdministered, keepBook } from './book.ts';
import { type KeptReplica, keepReplica } from './replica.ts';
import { keepInMemory, portsFor } from './run.ts';
import type { Seat, Team } from './team.ts';

/** A desk with a membership of its own, and a ledger of which only the ports are there. */
export interface Member {
  readonly team: TeamMembership;
  readonly seat: Seat;
  readonly replica: KeptReplica;
  readonly memory: EngineMemory;
  /** What its ledger knows of this desk's operations. */
  readonly operations: Map<string, Operation>;
  /** Puts an operation into its ledger, and tells its feed. */
  change(operation: Operation): void;
  /** Begins as another process of the same desk, with what it has kept or what is given in its place. */
  restart(ports?: Partial<MemberOptions>): Promise<Member>;
}

export interface MemberOptions {
  /** Milliseconds since 1970 UTC; the machine’s own where nobody says. */
  readonly now: () => number;
  readonly seat: Seat;
  readonly replica: KeptReplica;
  readonly memory: EngineMemory;
  readonly operations: Map<string, Operation>;
  readonly port: number;
  readonly patience: EnginePatience;
  readonly ports: Partial<MembershipPorts>;
  /** Told of the membership before its first round is over. */
  readonly onOpened: (team: TeamMembership) => void;
}

/** Waits for nothing: a test says itself when a round is due. */
const never = () => () => {};

export async function openMember(team: Team, options: Partial<MemberOptions> = {}): Promise<Member> {
  const seat = options.seat ?? (await team.seat({ begins: false, hasPassword: true }));
  const replica = options.replica ?? keepReplica(seat.deskId);
  const operations = options.operations ?? new Map<string, Operation>();
  const memory = options.memory ?? keepInMemory();
  const listeners = new Set<(change: LedgerChange) => void>();
  const feed: Feed = {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const all = () => [...operations.values()];
  const { patience, ...run } = portsFor(team, seat, options.port, options.patience);
  const membership = openMembership({
    ...run,
    memory,
    replica,
    feed,
    patience: { ...patience, claiming: 300 },
    seat: { person: `P ${seat.login}`, desk: `D ${seat.login}` },
    createId: randomUUID,
    recover: async () => {},
    findSealKey: async () => undefined,
    sealBook: keepBook(),
    administered: keepAdministered(),
    program: 'test',
    now: options.now ?? Date.now,
    wait: never,
    // The tests' cluster is not durable, for speed.
    takesUpon: ({ kind }) => kind === 'notDurable',
    views: {
      findOperation: async (operationId) => operations.get(operationId),
      findRow: async () => undefined,
      listUndecided: async () =>
        all()
          .filter(({ state }) => state === 'unknown' || state === 'pending')
          .map((operation) => ({ operation, lastLookAt: null })),
      listSending: async () => all().filter(({ state }) => state === 'sending'),
    },
    ...options.ports,
  });
  const member: Member = {
    team: membership,
    seat,
    replica,
    memory,
    operations,
    change: (operation) => {
      operations.set(operation.operationId, operation);
      for (const listener of listeners) listener({ operations: [operation], chains: [] });
    },
    restart: async (other = {}) => {
      await membership.stop();
      return openMember(team, { seat, replica, memory, operations, ...other });
    },
  };
  onTestFinished(() => membership.stop());
  options.onOpened?.(membership);
  await membership.exchange();
  return member;
}

/** A refund of 1.00 EUR as far as the team looks at it, by default on its way. */
export function operationFor(id: string, attempt: Readonly<Record<string, unknown>> = {}, more = {}): Operation {
  const attemptId = randomUUID();
  return {
    operationId: randomUUID(),
    deskId: null,
    accountId: 'SHOP',
    operation: 'refund',
    state: 'sending',
    chainId: id,
    referenceId: id,
    amount: { minor: 100, currency: 'EUR' },
    settlement: null,
    attempts: [
      {
        attemptId,
        url: 'https://gateway.example',
        parameters: {},
        sentAt: 1,
        endedAt: null,
        verdict: null,
        proof: null,
        transactionId: null,
        rowId: null,
        cause: null,
        ...attempt,
      },
    ],
    ...more,
  } as unknown as Operation;
}
