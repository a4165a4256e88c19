import { changeAccount } from './accounts/change-account.ts';
import { findAccount } from './accounts/directory.ts';
import type { AccountSettings } from './accounts/settings.ts';
import type { Answer } from './answers/answer.ts';
import { isRefusal } from './answers/refusal.ts';
import { type Balance, balanceOf } from './book/chain.ts';
import type { ExportOrder } from './book/exports.ts';
import type { Notification } from './book/notifications.ts';
import type { Book } from './book/open.ts';
import type { Row } from './book/row.ts';
import { readSchedules, type Schedule } from './book/schedules.ts';
import type { Clock } from './clock/clock.ts';
import { chargeBack } from './control/charge-back.ts';
import type { ColleagueRequest } from './control/colleague.ts';
import { createRequestLog, type RecordedRequest } from './control/request-log.ts';
import { createDelivery } from './delivery.ts';
import { exportTransactions } from './exports/export-transactions.ts';
import { lineOf } from './exports/lines/lines.ts';
import { writeCsv } from './exports/write-csv.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { troubledAccounts } from './faults/troubled-accounts.ts';
import type { BrowserPage, Submission } from './hosted-form/hosted-form.ts';
import { createAnnouncer } from './notifications/announcer.ts';
import { createProcessor, type Processor } from './processor.ts';
import { createService, type Hold, type Service } from './service.ts';

/** The gateway as the world meets it: requests in, answers out, and views of what was executed. */
export interface Gateway {
  readonly receive: Service['receive'];
  /** An answer has left, or was lost: now shops may hear of what was done. */
  afterAnswer(): void;
  /** Resolves once every notification and every file that is due was sent. */
  settled(): Promise<void>;
  actAsExtranet(request: ColleagueRequest): Promise<Answer>;
  readonly faults: Faults;
  /** Without what fault rules make of them; the list follows every change. */
  readonly accounts: readonly AccountSettings[];
  /**
   * Makes an account or changes its settings, those alone that are named. Kept in memory: a restart begins with those that
   * it is given. Throws a RangeError that names the field, its problem and the way out.
   */
  putAccount(identifier: string, changes: unknown): { readonly account: AccountSettings; readonly isNew: boolean };
  /** The last requests, oldest first. */
  requests(): readonly RecordedRequest[];
  notifications(identifier?: string): readonly Notification[];
  exports(): readonly ExportOrder[];
  balanceOf(identifier: string, transactionId: string): Balance | undefined;
  rows(identifier?: string): readonly Row[];
  schedules(identifier?: string): readonly Schedule[];
  /** Every row as CSV, in the older shape unless the newer one is asked for (protocol.md §10.5). */
  exportTransactions(shape?: AccountSettings['exportShape']): string;
  readonly decide: Processor['decide'];
  readonly openForm: Processor['form']['open'];
  payForm(submission: Submission): Promise<BrowserPage>;
  readonly tokenize: Processor['tokenize'];
  readonly pageFor: Processor['pageFor'];
  readonly leadBack: Processor['leadBack'];
  readonly runDue: Processor['runDue'];
  /** Ends what is being worked on without executing it, and what is being sent. */
  stop(): Promise<void>;
}

interface Parts {
  readonly book: Book;
  readonly accounts: readonly AccountSettings[];
  readonly clock: Clock;
  /** How long a request is worked on, in milliseconds of real time (rules.md I57). */
  readonly processingMilliseconds: number;
  readonly hold?: Hold | undefined;
}

export function createGateway({ book, accounts, clock, processingMilliseconds, hold }: Parts): Gateway {
  const own = [...accounts];
  // The rules for accounts stand in this list, which everything below shares.
  const served = [...accounts];
  const refresh = () => {
    served.splice(0, served.length, ...troubledAccounts(own, faults.forAccounts()));
  };
  const faults = createFaults(refresh);
  const processor = createProcessor({ book, accounts: served, clock });
  const log = createRequestLog(own);
  const delivery = createDelivery({ book, accounts: served, clock, catchUp: processor.runDue });
  const { courier } = delivery;
  const effort = { processingMilliseconds, hold };
  const service = createService({ processor, accounts: served, clock, faults, courier, log, ...effort });
  book.announceTo(createAnnouncer({ book, accounts: served, clock, faults }));

  return {
    faults,
    accounts: own,
    putAccount: (identifier, changes) => {
      const before = own.findIndex((account) => account.identifier === identifier);
      const account = changeAccount(own[before], identifier, changes);
      // What was due under the old settings happens by them.
      processor.runDue();
      own.splice(before < 0 ? own.length : before, before < 0 ? 0 : 1, account);
      refresh();
      return { account, isNew: before < 0 };
    },
    receive: service.receive,
    afterAnswer: delivery.begin,
    settled: delivery.settled,
    actAsExtranet: async (request) => {
      const answer =
        request.operation === 'chargeback'
          ? chargeBack(request, { book, accounts: served, at: clock.now() })
          : await service.perform(request.operation, processor.prepareExtranet(request));
      delivery.begin();
      return answer;
    },
    requests: log.list,
    notifications: book.notifications.all,
    exports: book.exports.all,
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
    exportTransactions: (shape = 'older') => {
      processor.runDue();
      const accountOf = (identifier: string) => findAccount(own, identifier);
      const rows = book.rows.all();
      const lines = rows.map(lineOf(book, rows, { accountOf, now: clock.now() }));
      return shape === 'older' ? exportTransactions(lines) : writeCsv(lines, shape);
    },
    decide: (token, decision) => {
      const row = processor.decide(token, decision);
      delivery.begin();
      return row;
    },
    openForm: processor.form.open,
    payForm: async (submission) => {
      const prepared = processor.form.prepare(submission);
      const outcome = isRefusal(prepared) ? prepared : await service.perform('payment', prepared);
      delivery.begin();
      return processor.form.pageAfter(outcome, submission);
    },
    tokenize: processor.tokenize,
    pageFor: processor.pageFor,
    leadBack: processor.leadBack,
    runDue: () => {
      processor.runDue();
      delivery.begin();
    },
    stop: async () => {
      service.stop();
      await delivery.stop();
    },
  };
}
