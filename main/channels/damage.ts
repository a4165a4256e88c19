import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerProblem } from '../ledger/problem.ts';

/**
 * What the daily check found wrong with the ledger's file, or null. From a damaged one nobody knows what was sent already:
 * it is read, and nothing is sent by it.
 */
export function findDamage({
  backups,
}: {
  readonly backups: Pick<Ledger['backups'], 'problem'>;
}): LedgerProblem | null {
  const problem = backups.problem();
  return problem?.kind === 'corrupt' ? problem : null;
}
