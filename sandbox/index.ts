import { readAccounts } from './accounts/directory.ts';
import { generateSecret } from './accounts/secret.ts';
import type { AccountDescription, AccountSettings } from './accounts/settings.ts';
import type { Answer } from './answers/answer.ts';
import type { Balance } from './book/chain.ts';
import type { ExportOrder } from './book/exports.ts';
import type { Notification } from './book/notifications.ts';
import { type Book, inMemory, openBook } from './book/open.ts';
import type { Row } from './book/row.ts';
import type { Schedule } from './book/schedules.ts';
import { type Clock, createClock } from './clock/clock.ts';
import type { ColleagueRequest } from './control/colleague.ts';
import { type Control, generateToken } from './control/control.ts';
import type { RecordedRequest } from './control/request-log.ts';
import { demoAccounts } from './demo/account-settings.ts';
import { fillWithDemo } from './demo/fill.ts';
import { addPublicExamples } from './demo/public-examples.ts';
import type { Faults } from './faults/faults.ts';
import type { FaultDescription } from './faults/rule.ts';
import { createGateway, type Gateway } from './gateway.ts';
import type { Door } from './http/door.ts';
import { type Certificate, type Listener, listen, listenBehind } from './http/listen.ts';
import type { Hold } from './service.ts';

export { type AccountDescription, type AccountSettings, accountSettingsSchema } from './accounts/settings.ts';
export type { Answer } from './answers/answer.ts';
export type { Balance } from './book/chain.ts';
export type { ExportOrder } from './book/exports.ts';
export type { Notification } from './book/notifications.ts';
export type { Row } from './book/row.ts';
export type { Schedule } from './book/schedules.ts';
export type { Clock } from './clock/clock.ts';
export type { ColleagueRequest } from './control/colleague.ts';
export type { RecordedRequest } from './control/request-log.ts';
export type { FaultDescription } from './faults/rule.ts';
export type { ExtranetRequest } from './operations/extranet.ts';
export type { Hold } from './service.ts';

export interface SandboxOptions {
  /** One card account SANDBOXSHOP, or the demonstration's four, when absent. */
  readonly accounts?: readonly AccountDescription[] | undefined;
  /** The data file; in memory when absent. */
  readonly file?: string | undefined;
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  /** Loopback when absent. */
  readonly host?: string | undefined;
  /** ISO instant at which the clock starts. */
  readonly now?: string | undefined;
  /** The clock moves only when it is told to. */
  readonly frozen?: boolean | undefined;
  /** Fills an empty book with 60 days of trade. */
  readonly demo?: boolean | undefined;
  /** How long a request is worked on, in milliseconds of real time (rules.md I57). */
  readonly processingMilliseconds?: number | undefined;
  /** Holds what is worked on for as long as it likes, beside that time. */
  readonly hold?: Hold | undefined;
  /** What goes wrong from the start. */
  readonly faults?: readonly FaultDescription[] | undefined;
  /** HTTPS instead of HTTP. */
  readonly tls?: Certificate | undefined;
}

/** A running gateway. */
export interface Sandbox {
  /** `http://127.0.0.1:4711`. */
  readonly url: string;
  readonly accounts: readonly AccountSettings[];
  /** Moving it executes what falls due on the way. */
  readonly clock: Clock;
  /** Where the money of a transaction's chain stands, in minor units; undefined for an unknown transaction. */
  balanceOf(identifier: string, transactionId: string): Balance | undefined;
  /** What was executed, of one account or of all. */
  rows(identifier?: string): readonly Row[];
  /** The n-times plans that were begun, of one account or of all. */
  schedules(identifier?: string): readonly Schedule[];
  /** Every row as CSV, in the older shape unless the newer one is asked for (protocol.md §10.5). */
  exportTransactions(shape?: AccountSettings['exportShape']): string;
  /** What a colleague would do in the extranet, a chargeback included (rules.md I59). */
  actAsExtranet(request: ColleagueRequest): Promise<Answer>;
  /** What goes wrong on demand. */
  readonly faults: Faults;
  /** The last requests with their answers, oldest first; masked. */
  requests(): readonly RecordedRequest[];
  /** The notifications that were made, sent or not, of one account or of all (rules.md I58). */
  notifications(identifier?: string): readonly Notification[];
  /** The exports that were acknowledged; those for a mailbox with their file. */
  exports(): readonly ExportOrder[];
  /** Resolves once every notification and every file that is due by the clock was sent. */
  settled(): Promise<void>;
  /** The bearer token of the control API under `/sandbox/api/`. */
  readonly control: string;
  close(): Promise<void>;
}

/** Starts a Be2bill gateway on this machine. Rejects when the port or the data file cannot be used. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { file = inMemory, host = '127.0.0.1', port = 0, demo = false, tls } = options;
  const accounts = readAccounts(options.accounts ?? defaultAccounts(demo));
  const clock = createClock(options);
  const open: Opening = (gateway, control) => listen(gateway, control, { host, port, tls });
  return run(options, { accounts, clock, book: openBook(file), open });
}

/** The same on a book that is open, behind a door that is: both are closed with it. */
export function startBehind(
  door: Door,
  {
    book,
    accounts,
    ...options
  }: Pick<Grounds, 'book' | 'accounts'> & Pick<SandboxOptions, 'demo' | 'processingMilliseconds'>,
): Promise<Sandbox> {
  const open: Opening = (gateway, control) => listenBehind(gateway, control, door);
  return run(options, { accounts, clock: createClock({}), book, open });
}

type Opening = (gateway: Gateway, control: Control) => Promise<Listener>;

/** What a gateway stands on. */
interface Grounds {
  readonly accounts: readonly AccountSettings[];
  readonly clock: Clock;
  readonly book: Book;
  readonly open: Opening;
}

async function run(
  { demo = false, processingMilliseconds = 0, hold, faults = [] }: SandboxOptions,
  { accounts, clock, book, open }: Grounds,
): Promise<Sandbox> {
  let gateway: Gateway | undefined;
  try {
    // Before there is a gateway, since nobody is to be told of what happened in the past.
    if (demo) fillWithDemo(book, accounts, clock.now());
    addPublicExamples(book, accounts, clock.now());
    const running = createGateway({ book, accounts, clock, processingMilliseconds, hold });
    gateway = running;
    for (const fault of faults) running.faults.add(fault);
    const movable = whenMoved(clock, running.runDue);
    const control = { token: generateToken(), clock: movable, gateway: running };
    const listener = await open(running, control);
    return {
      url: listener.url,
      accounts: running.accounts,
      clock: movable,
      balanceOf: running.balanceOf,
      rows: running.rows,
      schedules: running.schedules,
      exportTransactions: running.exportTransactions,
      actAsExtranet: running.actAsExtranet,
      faults: running.faults,
      requests: running.requests,
      notifications: running.notifications,
      exports: running.exports,
      settled: running.settled,
      control: control.token,
      close: async () => {
        await running.stop();
        await listener.close();
        book.close();
      },
    };
  } catch (error) {
    await gateway?.stop();
    book.close();
    throw error;
  }
}

function defaultAccounts(demo: boolean): readonly AccountDescription[] {
  return demo
    ? demoAccounts(generateSecret)
    : [{ identifier: 'SANDBOXSHOP', secret: generateSecret(), credit: 'credit', publicExamples: true }];
}

function whenMoved(clock: Clock, moved: () => void): Clock {
  return {
    now: clock.now,
    advance: (milliseconds) => {
      clock.advance(milliseconds);
      moved();
    },
    moveTo: (instant) => {
      clock.moveTo(instant);
      moved();
    },
  };
}
