import { randomBytes } from 'node:crypto';
import type { Answer } from '../answers/answer.ts';
import { messages } from '../answers/messages.ts';
import { invalid, isRefusal, type Refusal, refuse } from '../answers/refusal.ts';
import { donePage } from '../authentication/bank-page.ts';
import { addVisit } from '../authentication/redirection.ts';
import type { Book } from '../book/open.ts';
import type { Admission } from '../checks/admit.ts';
import type { Attempt } from '../checks/attempt.ts';
import { isTooLate } from '../checks/expiration.ts';
import { operations } from '../operations/index.ts';
import type { Job } from '../operations/job.ts';
import { isOperationName } from '../operations/names.ts';
import { type FormMap, parseForm, textOf } from '../requests/form.ts';
import type { Caller } from '../requests/received.ts';
import { completed } from './completed.ts';
import { formPage, refusedPage } from './form-page.ts';
import { readInvitation } from './invitation.ts';
import { askable } from './words.ts';

/** What a browser gets: a page, perhaps one that goes on by a script of its own. */
export interface BrowserPage {
  readonly html: string;
  readonly runsScript: boolean;
}

/** What came back from the form's page. */
export interface Submission {
  readonly entries: FormMap;
  readonly caller: Caller;
  /** User-Agent. */
  readonly browser: string;
}

/** The form that browsers are sent to (protocol.md §1.2). */
export interface HostedForm {
  /** The form for what a shop sent, or why there is none. */
  open(invitation: string, caller: Caller): string;
  /** The payment that a filled-in form asks for. One form pays once: sent a second time, it does nothing. */
  prepare(submission: Submission): Job | Refusal;
  /** What the browser shows then: the form again, the bank's page, or how it ended. */
  pageAfter(outcome: Answer | Refusal, submission: Submission): BrowserPage;
}

/** `admission` tells what requests are admitted by at this moment. */
export function createHostedForm(book: Book, admission: () => Omit<Admission, 'steps'>): HostedForm {
  const read = (invitation: string, caller: Caller) =>
    readInvitation(parseForm(invitation), { ...caller, channel: 'FORM' }, admission());
  const show = (invitation: string, caller: Caller, token: string, wrong?: string): string => {
    const attempt = read(invitation, caller);
    if (isRefusal(attempt)) return refusedPage(attempt);
    if (isOver(attempt, attempt.at)) return refusedPage(over);
    return formPage(attempt, { invitation, token, wrong });
  };
  return {
    open: (invitation, caller) => show(invitation, caller, randomBytes(16).toString('hex')),
    prepare: ({ entries, caller, browser }) => {
      const token = textOf(entries, 'FORM') ?? '';
      if (!/^[0-9a-f]{32}$/.test(token)) return refuse('1005');
      const attempt = read(textOf(entries, 'REQUEST') ?? '', caller);
      return isRefusal(attempt) ? attempt : onceBy(token, completed(attempt, entries, browser), book);
    },
    pageAfter: (outcome, { entries, caller }) => {
      const token = textOf(entries, 'FORM') ?? '';
      if (isRefusal(outcome)) {
        const wrong = askable.find((name) => name === outcome.parameter);
        const html = wrong ? show(textOf(entries, 'REQUEST') ?? '', caller, token, wrong) : refusedPage(outcome);
        return { html, runsScript: false };
      }
      const { REDIRECTHTML } = outcome;
      if (REDIRECTHTML !== undefined) {
        return { html: Buffer.from(REDIRECTHTML, 'base64').toString('utf8'), runsScript: true };
      }
      const visit = book.visits.find(token);
      const row = visit && book.rows.get(visit.subject);
      const told = { execcode: outcome['EXECCODE'] ?? '', message: outcome['MESSAGE'] ?? '' };
      return { html: row ? donePage(row, messages[row.execcode]) : refusedPage(told), runsScript: false };
    },
  };
}

/** A form that was left alone for too long pays nothing, and leaves nothing behind (rules.md G63). */
const over = { execcode: '4017', message: messages['4017'] } as const;

function isOver({ account, fields }: Attempt, at: number): boolean {
  return isTooLate(fields, account.zone, at);
}

function onceBy(token: string, attempt: Attempt, book: Book): Job | Refusal {
  const name = attempt.form.method;
  const job = isOperationName(name) ? operations[name](attempt, book) : invalid('OPERATIONTYPE');
  if (isRefusal(job)) return job;
  return {
    ...job,
    run: (at) => {
      if (book.visits.find(token)) return {};
      if (isOver(attempt, at)) return { OPERATIONTYPE: name, EXECCODE: over.execcode, MESSAGE: over.message };
      const answer = job.run(at);
      if (isRefusal(answer)) return answer;
      const row = book.rows.find(attempt.account.identifier, answer['TRANSACTIONID'] ?? '');
      if (row) addVisit(book, row, token, attempt.fields);
      return answer;
    },
  };
}
