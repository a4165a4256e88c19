import type { AccountSettings } from '../accounts/settings.ts';
import { isRefusal, type Refusal } from '../answers/refusal.ts';
import { withoutEmpty } from '../requests/form.ts';
import type { Caller, ProcessForm } from '../requests/received.ts';
import { checkAddress, checkEnabled, checkRate } from './access.ts';
import { identify } from './account.ts';
import type { Arrivals } from './arrivals.ts';
import type { Attempt, Step } from './attempt.ts';
import { checkApiKey, checkHash, checkVersion } from './credentials.ts';
import { checkOperationOpen, checkOperationType } from './operation-type.ts';

/**
 * What every operation goes through first, in the order of rules.md A1: of several faults the first one is reported.
 * Before these stand 1006, 1005 (requests/received.ts) and IDENTIFIER; after them each operation's own steps.
 */
const steps: readonly Step[] = [
  checkApiKey, //          1002, 3007
  checkHash, //            1001, 1003
  checkVersion, //         1001, 1004
  checkEnabled, //         3001
  checkAddress, //         3002
  checkRate, //            3004
  checkOperationType, //   1001, 1002
  checkOperationOpen, //   3003
];

/** Lets a request in whose account, signature and operation are right. */
export function admit(
  form: ProcessForm,
  caller: Caller,
  { accounts, arrivals, at }: { accounts: readonly AccountSettings[]; arrivals: Arrivals; at: number },
): Attempt | Refusal {
  const fields = withoutEmpty(form.params);
  const account = identify(fields, accounts);
  if (isRefusal(account)) return account;
  const attempt: Attempt = { form, caller, account, fields, at, arrivals };
  for (const step of steps) {
    const refusal = step(attempt);
    if (refusal) return refusal;
  }
  return attempt;
}
