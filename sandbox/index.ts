import { readAccounts } from './accounts/directory.ts';
import { generateSecret } from './accounts/secret.ts';
import type { AccountDescription, AccountSettings } from './accounts/settings.ts';
import type { Answer } from './answers/answer.ts';
import type { Balance } from './book/chain.ts';
import { inMemory, openBook } from './book/open.ts';
import type { Row } from './book/row.ts';
import type { Schedule } from './book/schedules.ts';
import { type Clock, createClock } from './clock/clock.ts';
import { demoAccounts } from './demo/accounts.ts';
import { fillWithDemo } from './demo/fill.ts';
import { createGateway } from './gateway.ts';
import { listen } from './http/listen.ts';
import type { ExtranetRequest } from './operations/extranet.ts';

export { type AccountDescription, type AccountSettings, accountSettingsSchema } from './accounts/settings.ts';
export type { Answer } from './answers/answer.ts';
export type { Balance } from './book/chain.ts';
export type { Row } from './book/row.ts';
export type { Schedule } from './book/schedules.ts';
export type { Clock } from './clock/clock.ts';
export type { ExtranetRequest } from './operations/extranet.ts';

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
  /** Every row as CSV. */
  exportTransactions(): string;
  /** What a colleague would do in the extranet (rules.md I59). */
  actAsExtranet(request: ExtranetRequest): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts a Be2bill gateway on this machine. Rejects when the port or the data file cannot be used. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { file = inMemory, host = '127.0.0.1', port = 0, demo = false, processingMilliseconds = 0 } = options;
  const accounts = readAccounts(options.accounts ?? defaultAccounts(demo));
  const clock = createClock(options);
  const book = openBook(file);
  const gateway = createGateway({ book, accounts, clock, processingMilliseconds });
  try {
    if (demo) fillWithDemo(book, accounts, clock.now());
    const listener = await listen(gateway, { host, port });
    return {
      url: listener.url,
      accounts,
      clock: whenMoved(clock, gateway.runDue),
      balanceOf: gateway.balanceOf,
      rows: gateway.rows,
      schedules: gateway.schedules,
      exportTransactions: gateway.exportTransactions,
      actAsExtranet: gateway.actAsExtranet,
      close: async () => {
        gateway.stop();
        await listener.close();
        book.close();
      },
    };
  } catch (error) {
    book.close();
    throw error;
  }
}

function defaultAccounts(demo: boolean): readonly AccountDescription[] {
  return demo
    ? demoAccounts(generateSecret)
    : [{ identifier: 'SANDBOXSHOP', secret: generateSecret(), credit: 'credit' }];
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
