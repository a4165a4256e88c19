import type { AccountSettings } from '../accounts/settings.ts';
import { isRefusal, type Refusal } from '../answers/refusal.ts';
import type { CardTokens } from '../bank/card-tokens.ts';
import { isLookupName, type LookupEntrance } from '../lookups/names.ts';
import { isOperationName } from '../operations/names.ts';
import { withoutEmpty } from '../requests/form.ts';
import type { Caller, ProcessForm } from '../requests/received.ts';
import { checkAddress, checkEnabled, checkRate } from './access.ts';
import { identify } from './account.ts';
import type { Arrivals } from './arrivals.ts';
import type { Attempt, Step } from './attempt.ts';
import { checkApiKey, checkHash, checkVersion } from './credentials.ts';
import { checkExternalMpiOpen } from './external-mpi.ts';
import { checkOperationOpen, checkOperationType } from './operation-type.ts';

/**
 * What every request goes through first, in the order of rules.md A1: of several faults the first one is reported.
 * Before these stand 1006, 1005 (requests/received.ts) and IDENTIFIER.
 */
const everyRequest: readonly Step[] = [
  checkApiKey, //          1002, 3007
  checkHash, //            1001, 1003
  checkVersion, //         1001, 1004
  checkEnabled, //         3001
  checkAddress, //         3002
  checkRate, //            3004
];

/** Then a money operation's name; after these stand its own steps. */
export const operationSteps: readonly Step[] = [
  checkOperationType(isOperationName), //  1001, 1002
  checkOperationOpen, //                   3003
  checkExternalMpiOpen, //                 3003
];

/** Or what a browser comes to the hosted form for (protocol.md §1.2). */
export const formSteps: readonly Step[] = [
  checkOperationType((name) => name === 'payment' || name === 'authorization'), //  1001, 1002
  checkOperationOpen, //                                                            3003
  checkExternalMpiOpen, //                                                          3003
];

/** Or the name of what an entrance that moves no money does, which every account may ask for. */
export const lookupSteps = (entrance: LookupEntrance): readonly Step[] => [
  checkOperationType((name) => isLookupName(entrance, name)), //  1001, 1002
];

export interface Admission {
  readonly accounts: readonly AccountSettings[];
  readonly arrivals: Arrivals;
  readonly cardTokens: CardTokens;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly steps: readonly Step[];
}

/** Lets a request in whose account, signature and operation are right. */
export function admit(
  form: ProcessForm,
  caller: Caller,
  { accounts, arrivals, cardTokens, at, steps }: Admission,
): Attempt | Refusal {
  const fields = withoutEmpty(form.params);
  const account = identify(fields, accounts);
  if (isRefusal(account)) return account;
  const attempt: Attempt = { form, caller, account, fields, at, arrivals, cardTokens };
  for (const step of [...everyRequest, ...steps]) {
    const refusal = step(attempt);
    if (refusal) return refusal;
  }
  return attempt;
}
