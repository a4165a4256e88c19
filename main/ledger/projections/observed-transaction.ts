import { classify, type FactSource, type Status } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { Observation, Person } from '../import/observation.ts';
import { recordTransaction } from './transaction.ts';

/** Brings the list up to what an export said. */
export function recordObservation(
  database: WritableDatabase,
  seen: Observation,
  person: Person,
  known: { readonly knownAt: number; readonly source: FactSource },
): void {
  recordTransaction(database, { ...seen, ...person, status: statusOf(seen.execcode), ...known });
}

/** An exported 5xxx is the gateway's last word: nothing moved and the row keeps its code (rules.md B16). */
function statusOf(execcode: string): Status {
  if (execcode.startsWith('5') && execcode !== '5004') return 'refused';
  const execcodeClass = classify(execcode);
  return execcodeClass === 'pending' || execcodeClass === 'redirect' ? 'waiting' : execcodeClass;
}
