import { holdsChain, mayHaveHappened, type Operation } from './operation.ts';

/** The colleague whose operation is at a transaction, and since when, in milliseconds UTC. */
export interface Colleague {
  readonly person: string;
  readonly deskId: string;
  readonly since: number;
}

/**
 * Whose operation kept an own one from being sent, among those of its chain: a colleague's that holds it, else the newest that
 * did something since the own one was drafted. Null where nobody's is known to.
 */
export function findColleague(operations: readonly Operation[], own: Operation): Colleague | null {
  const others = operations.flatMap((operation) => {
    const { deskId, state, changedAt } = operation;
    if (!deskId || operation.operationId === own.operationId || !mayHaveHappened(state)) return [];
    return holdsChain(state) || changedAt >= own.draftedAt ? [{ ...operation, deskId }] : [];
  });
  const [holder] = others.toSorted(
    (one, other) => Number(holdsChain(other.state)) - Number(holdsChain(one.state)) || other.changedAt - one.changedAt,
  );
  if (!holder) return null;
  return { person: holder.actor, deskId: holder.deskId, since: holder.confirmedAt ?? holder.draftedAt };
}
