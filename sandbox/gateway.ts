import { setTimeout as sleep } from 'node:timers/promises';
import { findAccount } from './accounts/directory.ts';
import type { AccountSettings } from './accounts/settings.ts';
import { type Answer, answerRefusal, type LookupAnswer } from './answers/answer.ts';
import { isRefusal, type Refusal, refuse } from './answers/refusal.ts';
import { type Balance, balanceOf } from './book/chain.ts';
import type { Book } from './book/open.ts';
import type { Row } from './book/row.ts';
import { readSchedules, type Schedule } from './book/schedules.ts';
import type { Clock } from './clock/clock.ts';
import { paris } from './clock/days.ts';
import { exportTransactions } from './export/export-transactions.ts';
import type { ExtranetRequest } from './operations/extranet.ts';
import type { Job } from './operations/job.ts';
import { createProcessor, type Processor } from './processor.ts';
import { textOf } from './requests/form.ts';
import { type ProcessForm, type Received, readForm } from './requests/received.ts';

/** The gateway as the world meets it: requests in, answers out, and views of what was executed. */
export interface Gateway {
  /** A money operation. */
  receive(received: Received): Promise<Answer>;
  /** A look-up. */
  lookUp(received: Received): LookupAnswer;
  actAsExtranet(request: ExtranetRequest): Promise<Answer>;
  balanceOf(identifier: string, transactionId: string): Balance | undefined;
  rows(identifier?: string): readonly Row[];
  schedules(identifier?: string): readonly Schedule[];
  exportTransactions(): string;
  /** The row that waits for the holder who brings this token. */
  waitingFor(token: string): Row | undefined;
  readonly decide: Processor['decide'];
  readonly runDue: Processor['runDue'];
  /** Ends what is being worked on without executing it. */
  stop(): void;
}

interface Parts {
  readonly book: Book;
  readonly accounts: readonly AccountSettings[];
  readonly clock: Clock;
  /** How long a request is worked on, in milliseconds of real time (rules.md I57). */
  readonly processingMilliseconds: number;
}

export function createGateway({ book, accounts, clock, processingMilliseconds }: Parts): Gateway {
  const processor = createProcessor({ book, accounts, clock });
  const busy = new Set<string>();
  const stopping = new AbortController();

  const work = async (job: Job): Promise<Answer | Refusal> => {
    const { busyKey } = job;
    if (busyKey !== undefined && busy.has(busyKey)) return refuse('2017');
    if (processingMilliseconds === 0) return processor.run(job);
    if (busyKey !== undefined) busy.add(busyKey);
    try {
      await sleep(processingMilliseconds, undefined, { signal: stopping.signal });
      return processor.run(job);
    } finally {
      if (busyKey !== undefined) busy.delete(busyKey);
    }
  };

  const answer = async (operation: string, prepared: Job | Refusal): Promise<Answer> => {
    const outcome = isRefusal(prepared) ? prepared : await work(prepared);
    return isRefusal(outcome) ? answerRefusal(operation, outcome) : outcome;
  };

  return {
    receive: async (received) => {
      const form = readForm(received);
      if (isRefusal(form)) return answerRefusal('', form);
      return answer(nameIn(form), processor.prepare(form, received.caller));
    },
    lookUp: (received) => {
      const form = readForm(received);
      if (isRefusal(form)) return answerRefusal('', form);
      const found = processor.lookUp(form, received.caller);
      return isRefusal(found) ? answerRefusal(nameIn(form), found) : found;
    },
    actAsExtranet: (request) => answer(request.operation, processor.prepareExtranet(request)),
    balanceOf: (identifier, transactionId) => {
      processor.runDue();
      const row = book.rows.find(identifier, transactionId);
      return row && balanceOf(book.rows.chainOf(row));
    },
    rows: (identifier) => {
      processor.runDue();
      return book.rows.all(identifier);
    },
    schedules: (identifier) => {
      processor.runDue();
      return readSchedules(book, identifier);
    },
    exportTransactions: () => {
      processor.runDue();
      const zoneOf = (identifier: string) => findAccount(accounts, identifier)?.zone ?? paris;
      return exportTransactions(book.rows.all(), { zoneOf, now: clock.now() });
    },
    waitingFor: (token) => {
      processor.runDue();
      const waiting = book.waiting.find(token);
      return waiting && book.rows.get(waiting.subject);
    },
    decide: processor.decide,
    runDue: processor.runDue,
    stop: () => stopping.abort(),
  };
}

/** What an answer calls the operation, whether the gateway knows it or not. */
function nameIn({ params, method }: ProcessForm): string {
  return (textOf(params, 'OPERATIONTYPE') ?? method).slice(0, 32);
}
