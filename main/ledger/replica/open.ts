import type { Projected, Replica } from '../../ports/replica.ts';
import type { TeamRecords } from '../../ports/team-records.ts';
import type { LedgerViews, Opened } from '../open-threads.ts';

export interface ReplicaPorts {
  readonly views: Pick<
    LedgerViews,
    'readHead' | 'readOwn' | 'findDigests' | 'readNewestLines' | 'readPlaces' | 'readReviewed'
  >;
  readonly writing: Pick<Opened['writing'], 'storePart' | 'projectPiece' | 'takeTouches' | 'endTakenBack'>;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /**
   * Makes the projections anew: a colleague withdrew an import. Resolves once the ledger can be written again, and rejects where it
   * never can, or is being closed.
   */
  readonly prepareAgain: () => Promise<void>;
}

/** Under this name a desk writes down what its colleagues' rows prove. */
export const teamActor = 'team';

/** A million rows take minutes: so many pieces, and whoever asked has something else to say to the team. */
const piecesAtOnce = 20;

/**
 * The ledger's replica port. A part is stored in one commit and projected in pieces, between which a refund passes.
 */
export function openReplica({ views, writing, now, prepareAgain }: ReplicaPorts): Replica {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: pieces of two parts would settle in each other's name. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const project = async (): Promise<Projected> => {
    const settled: string[] = [];
    for (let pieces = 1; ; pieces += 1) {
      const piece = await writing.projectPiece({ actor: teamActor, at: now() });
      settled.push(...piece.settled);
      if (piece.isStale) await prepareAgain();
      if (!piece.isMore || pieces === piecesAtOnce) return { settled, isMore: piece.isMore };
    }
  };
  return {
    readHead: () => views.readHead(),
    readOwn: (from, most) => views.readOwn(from, most),
    findDigests: (lines) => views.findDigests(lines),
    readNewestLines: () => views.readNewestLines(),
    readPlaces: () => views.readPlaces(),
    store: (part) => inTurn(() => writing.storePart(part)),
    project: () => inTurn(project),
    takeTouches: (touches) => inTurn(() => writing.takeTouches(touches)),
    readReviewed: (operationId) => views.readReviewed(operationId),
    endTakenBack: () => inTurn(() => writing.endTakenBack({ actor: teamActor, at: now() })),
  };
}

export interface TeamRecordsPorts {
  readonly views: Pick<LedgerViews, 'readBond' | 'findRedacted'>;
  readonly writing: Pick<Opened['writing'], 'bindTeam' | 'unbindTeam'>;
}

/** The ledger's port for what it keeps of its team. */
export function openTeamRecords({ views, writing }: TeamRecordsPorts): TeamRecords {
  return {
    readBond: () => views.readBond(),
    bind: (bond) => writing.bindTeam(bond),
    unbind: () => writing.unbindTeam(),
    findRedacted: () => views.findRedacted(),
  };
}
