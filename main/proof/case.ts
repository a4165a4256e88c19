import type { CaseView, OperationView } from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { nextLookAt } from './timetable.ts';

/** Since when nobody knows: from the moment on at which the request may have left. */
export function doubtSince({ attempts, changedAt }: OperationView): number {
  return attempts.at(-1)?.sentAt ?? changedAt;
}

/** Everything that a person needs to judge an open case. An account that was removed counts as lagging by two hours. */
export async function readCase(
  ledger: Ledger,
  operation: OperationView,
  account: Pick<Account, 'exportLagMinutes'> = { exportLagMinutes: 120 },
): Promise<CaseView> {
  const looks = await ledger.read.listLooks(operation.operationId);
  const openSince = doubtSince(operation);
  return {
    operation,
    openSince,
    looks,
    nextLookAt: nextLookAt(openSince, looks[0]?.lookedAt ?? null),
    lagEndsAt: openSince + account.exportLagMinutes * 60_000,
    probable: await ledger.read.findProbable(operation.operationId),
  };
}
