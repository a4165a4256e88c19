import { findAccount } from './accounts/directory.ts';
import type { AccountSettings } from './accounts/settings.ts';
import { runDue } from './agenda/run-due.ts';
import type { Answer, LookupAnswer } from './answers/answer.ts';
import { invalid, isRefusal, type Refusal } from './answers/refusal.ts';
import { type Decision, decide } from './authentication/decide.ts';
import type { Book } from './book/open.ts';
import type { Row } from './book/row.ts';
import { admit, lookupSteps, operationSteps } from './checks/admit.ts';
import { createArrivals } from './checks/arrivals.ts';
import type { Clock } from './clock/clock.ts';
import { getTransactions } from './lookups/get-transactions.ts';
import { prepareEdit } from './operations/edit.ts';
import { type ExtranetRequest, extranetEdit } from './operations/extranet.ts';
import { operations } from './operations/index.ts';
import type { Job } from './operations/job.ts';
import { isOperationName } from './operations/names.ts';
import type { Caller, ProcessForm } from './requests/received.ts';

/** The gateway's rules, without network and without waiting. */
export interface Processor {
  /** Does what fell due meanwhile. */
  runDue(): void;
  /** Everything about a request up to 2002: its form, its signature, what it refers to (rules.md A1). */
  prepare(form: ProcessForm, caller: Caller): Job | Refusal;
  /** The same for what a colleague does in the extranet: no form and no signature to check (rules.md I59). */
  prepareExtranet(request: ExtranetRequest): Job | Refusal;
  /** The rest, in one transaction: all of it is durable when this returns, or nothing has changed. */
  run(job: Job): Answer | Refusal;
  /** A look-up: what the reporting tables know by now (protocol.md §10.1). */
  lookUp(form: ProcessForm, caller: Caller): LookupAnswer | Refusal;
  /** What the holder decided on the bank's page; undefined when nothing waits for them. */
  decide(token: string, decision: Decision): Row | undefined;
}

interface Parts {
  readonly book: Book;
  readonly accounts: readonly AccountSettings[];
  readonly clock: Clock;
}

export function createProcessor({ book, accounts, clock }: Parts): Processor {
  const arrivals = createArrivals();
  const catchUp = () => runDue(book, accounts, clock.now());
  return {
    runDue: catchUp,
    prepare: (form, caller) => {
      catchUp();
      const attempt = admit(form, caller, { accounts, arrivals, at: clock.now(), steps: operationSteps });
      if (isRefusal(attempt)) return attempt;
      return isOperationName(form.method) ? operations[form.method](attempt, book) : invalid('OPERATIONTYPE');
    },
    prepareExtranet: (request) => {
      catchUp();
      const account = findAccount(accounts, request.identifier);
      if (!account) return invalid('IDENTIFIER');
      const { rules, order } = extranetEdit(account, request);
      return prepareEdit(rules, order, book);
    },
    run: (job) => {
      catchUp();
      return book.transact(() => job.run(clock.now()));
    },
    lookUp: (form, caller) => {
      catchUp();
      const attempt = admit(form, caller, { accounts, arrivals, at: clock.now(), steps: lookupSteps });
      return isRefusal(attempt) ? attempt : getTransactions(attempt, book);
    },
    decide: (token, decision) => {
      catchUp();
      return book.transact(() => decide(book, token, decision, clock.now()));
    },
  };
}
