import { findAccount } from './accounts/directory.ts';
import { isOpenTo } from './accounts/method.ts';
import type { AccountSettings } from './accounts/settings.ts';
import { runDue } from './agenda/run-due.ts';
import type { Answer, LookupAnswer } from './answers/answer.ts';
import { invalid, isRefusal, type Refusal, refuse } from './answers/refusal.ts';
import { type Decision, decide } from './authentication/decide.ts';
import { holderPage } from './authentication/holder-page.ts';
import { leadBack } from './authentication/redirection.ts';
import { createCardTokens } from './bank/card-tokens.ts';
import type { Book } from './book/open.ts';
import type { Row } from './book/row.ts';
import { admit, lookupSteps, operationSteps } from './checks/admit.ts';
import { createArrivals } from './checks/arrivals.ts';
import type { Clock } from './clock/clock.ts';
import { type Forced, runForced } from './faults/forced.ts';
import { tokenize } from './hosted-fields/tokenize.ts';
import { createHostedForm, type HostedForm } from './hosted-form/hosted-form.ts';
import { lookUp } from './lookups/look-up.ts';
import type { LookupEntrance } from './lookups/names.ts';
import { prepareEdit } from './operations/edit.ts';
import { type ExtranetRequest, extranetEdit } from './operations/extranet.ts';
import { operations } from './operations/index.ts';
import type { Job } from './operations/job.ts';
import { isOperationName } from './operations/names.ts';
import type { FormMap } from './requests/form.ts';
import type { Caller, ProcessForm } from './requests/received.ts';

/** The gateway's rules, without network and without waiting. */
export interface Processor {
  /** Does what fell due meanwhile. */
  runDue(): void;
  /** Everything about a request up to 2002: its form, its signature, what it refers to (rules.md A1). */
  prepare(form: ProcessForm, caller: Caller): Job | Refusal;
  /** The same for what a colleague does in the extranet: no form and no signature to check (rules.md I59). */
  prepareExtranet(request: ExtranetRequest): Job | Refusal;
  /**
   * The rest, in one transaction: all of it is durable when this returns, or nothing has changed. A forced job ends with
   * a code of somebody's choice (rules.md B16).
   */
  run(job: Job, forced?: Omit<Forced, 'at'>): Answer | Refusal;
  /** A look-up, which tells what the reporting tables know by now, or an export (protocol.md §10). */
  lookUp(form: ProcessForm, caller: Caller, entrance: LookupEntrance): LookupAnswer | Refusal;
  /** What the holder decided on the bank's page; undefined when nothing waits for them. */
  decide(token: string, decision: Decision): Row | undefined;
  /** What browsers are sent to by shops that have no form of their own. */
  readonly form: HostedForm;
  /** Makes an HFTOKEN of a card (protocol.md §13). */
  tokenize(body: FormMap): Answer;
  /** The page of a holder who waits, or the page that tells them that nothing does (rules.md A9, G50). */
  pageFor(token: string): string;
  /** The shop's address with the signed result of what that holder did (S3:262). */
  leadBack(token: string): string | undefined;
}

interface Parts {
  readonly book: Book;
  readonly accounts: readonly AccountSettings[];
  readonly clock: Clock;
}

export function createProcessor({ book, accounts, clock }: Parts): Processor {
  const arrivals = createArrivals();
  const cardTokens = createCardTokens();
  const catchUp = () => runDue(book, accounts, clock.now());
  /** What requests are admitted by, after everything that was due before them. */
  const present = () => {
    catchUp();
    return { accounts, arrivals, cardTokens, at: clock.now() };
  };
  return {
    runDue: catchUp,
    prepare: (form, caller) => {
      const attempt = admit(form, caller, { ...present(), steps: operationSteps });
      if (isRefusal(attempt)) return attempt;
      return isOperationName(form.method) ? operations[form.method](attempt, book) : invalid('OPERATIONTYPE');
    },
    prepareExtranet: (request) => {
      catchUp();
      const account = findAccount(accounts, request.identifier);
      if (!account) return invalid('IDENTIFIER');
      if (!isOpenTo(account.method, { operation: request.operation, isSplit: false })) return refuse('3003');
      const { rules, order } = extranetEdit(account, request);
      return prepareEdit(rules, order, book);
    },
    run: (job, forced) => {
      catchUp();
      const at = clock.now();
      return book.transact(() => (forced ? runForced(book, job, { ...forced, at }) : job.run(at)));
    },
    lookUp: (form, caller, entrance) => {
      const attempt = admit(form, caller, { ...present(), steps: lookupSteps(entrance) });
      return isRefusal(attempt) ? attempt : book.transact(() => lookUp(attempt, entrance, book));
    },
    form: createHostedForm(book, present),
    tokenize: (body) => tokenize(body, present()),
    pageFor: (token) => {
      catchUp();
      return holderPage(book, accounts, token);
    },
    leadBack: (token) => {
      catchUp();
      return leadBack(book, accounts, token);
    },
    decide: (token, decision) => {
      catchUp();
      return book.transact(() => decide(book, accounts, { token, decision }, clock.now()));
    },
  };
}
