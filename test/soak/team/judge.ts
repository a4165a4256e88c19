import type { OperationState } from '../../../contract/index.ts';
import { isLost } from '../../faults/crash/judge.ts';
import { findWithoutRight, type RightsKept } from './rights.ts';

/** What must be nought, whatever was killed. */
export interface Damage {
  /** Rows of the gateway's book beyond the first for what two desks wanted once. */
  readonly executedTwice: number;
  /** Rows of the gateway's book whose attempt the engine has granted to nobody. */
  readonly executedNotClaimed: number;
  /** Rows of the gateway's book for which nobody had the right, alone or by another person's approval. */
  readonly executedWithoutRight: number;
  /** Attempts that a ledger says were not sent, and the book has. */
  readonly wronglyNotSent: number;
  /** Intents that were acknowledged to a person and stand in their desk's ledger no more, or less far than was said. */
  readonly intentsLost: number;
  /** Attempts that hold their chain at the engine although their desk knows what became of them. */
  readonly chainsHeldByNobody: number;
}

/** What the gateway executed for a desk. */
export interface ExecutedRow {
  readonly transactionId: string;
  /** What two desks wanted once. */
  readonly wish: string;
  readonly attemptId: string;
  /** Null for what has no amount of its own. */
  readonly minor: number | null;
}

/** What the engine says of an attempt. */
export interface HeldClaim {
  readonly attemptId: string;
  readonly deskId: string;
  readonly isHeld: boolean;
  readonly operationId: string;
  readonly personId: string;
  readonly operation: string;
  /** Minor units. */
  readonly minor: number;
  /** Microseconds of the engine's clock. */
  readonly claimedAt: number;
}

/** What a desk's own ledger says of an attempt of its own. */
export interface KnownAttempt {
  readonly deskId: string;
  readonly attemptId: string;
  readonly operationId: string;
  readonly state: OperationState;
  readonly isNotSent: boolean;
  /** Why it was not sent, or why nobody knows; null for all else. */
  readonly cause: string | null;
  /** It has ended for its desk, by whatever is known of it. */
  readonly hasEnded: boolean;
}

/** Of one desk: the furthest state of each operation that a person was told, and the one that its ledger has. */
export interface Told {
  readonly told: ReadonlyMap<string, OperationState>;
  readonly kept: ReadonlyMap<string, OperationState>;
}

export interface Evidence {
  readonly executed: readonly ExecutedRow[];
  readonly claims: readonly HeldClaim[];
  readonly rights: RightsKept;
  readonly attempts: readonly KnownAttempt[];
  readonly desks: readonly Told[];
}

/** Holds the ledgers of all desks and the engine against the gateway's book. */
export function judgeTeam(
  { executed, claims, rights, attempts, desks }: Evidence,
  say: (line: string) => void,
): Damage {
  const claimed = new Set(claims.map(({ attemptId }) => attemptId));
  const known = new Map(attempts.map((attempt) => [`${attempt.deskId} ${attempt.attemptId}`, attempt]));
  const inBook = new Set(executed.map(({ attemptId }) => attemptId));
  const lost = desks.flatMap(({ told, kept }) => [...told].filter(([id, state]) => isLost(kept.get(id), state)));
  const count = (what: string, found: readonly unknown[]) => {
    for (const each of found) say(`${what}: ${JSON.stringify(each)}`);
    return found.length;
  };
  return {
    executedTwice: count('Executed once more', findTwice(executed)),
    executedNotClaimed: count(
      'Executed, and never claimed',
      executed.filter(({ attemptId }) => !claimed.has(attemptId)),
    ),
    executedWithoutRight: count('Executed without the right', findWithoutRight(executed, claims, rights)),
    wronglyNotSent: count(
      'Said not to be sent, and executed',
      attempts.filter(({ attemptId, isNotSent }) => isNotSent && inBook.has(attemptId)),
    ),
    intentsLost: count('Lost', lost),
    chainsHeldByNobody: count(
      'Held by nobody',
      // One that its desk does not know at all is nobody's either.
      claims.filter(
        ({ attemptId, deskId, isHeld }) => isHeld && (known.get(`${deskId} ${attemptId}`)?.hasEnded ?? true),
      ),
    ),
  };
}

/** What was executed although its wish was fulfilled. */
export function findTwice(executed: readonly ExecutedRow[]): readonly ExecutedRow[] {
  const fulfilled = new Set<string>();
  return executed.filter(({ wish }) => fulfilled.size === fulfilled.add(wish).size);
}
