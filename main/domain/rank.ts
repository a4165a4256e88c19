import type { Operation } from './operation.ts';

/**
 * How far each kind of knowledge of an outcome reaches: a stronger one corrects a weaker one, never the other way round.
 * A row of the gateway's own proves; its answer to us can be of another moment; a person may be wrong.
 */
export const rank = { proof: 4, answer: 3, word: 2, unknown: 1 } as const;
export type Rank = (typeof rank)[keyof typeof rank];

/** By what an operation's outcome is known. */
export function rankOf({ attempts, settlement, state }: Operation): Rank {
  if (attempts.some(({ proof }) => proof !== null)) return rank.proof;
  if (settlement !== null) return rank.word;
  return state === 'succeeded' || state === 'refused' ? rank.answer : rank.unknown;
}
