import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { Patience } from '../../gateway/agents.ts';

/** What may be said to the console without a window. */
export interface HeadlessOptions {
  readonly dataFolder: string;
  /** With the demo gateway and its accounts. */
  readonly demo: boolean;
  /** Whether accounts with real money may be there at all. */
  readonly production: boolean;
  /** Where the clock starts, in milliseconds UTC; undefined for the machine's own. */
  readonly now: number | undefined;
  readonly patience: Patience | undefined;
  /** Without one, a secret can only be kept in memory. */
  readonly keychain: boolean;
}

export const usage = `npm run --silent headless -- --data DIR [--demo] [--now ISO] [--production]

The console without a window: a question a line on standard input, an answer a line on standard output.

  in   {"id":1,"channel":"console.describe","input":{}}
  out  {"open":true,"protocol":1}                 first; or {"open":false,"protocol":1,"problem":{"code":"owned"}}
       {"id":1,"result":{"ok":true,"value":{…}}}  or {"ok":false,"refusal":{"code":"…"}}
       {"event":{"kind":"transactionsChanged","chains":"many"}}   unasked

  in   {"id":2,"take":{"path":"./export.csv"}}        a file of exportTransactions; "accountId" names whose it is where
                                                  it has no column IDENTIFIER
  out  {"id":2,"taken":{"imported":40,"amounts":"minor","rejectedRows":1,
         "rejected":[{"line":7,"column":"AMOUNT","problem":"malformed","transactionId":"A7"}],"notWhole":[{"line":9,"columns":["ALIAS"]}]}}
                or {"id":2,"taken":{"problem":{"code":"unfit","reason":{"kind":"noIdentifier"},"message":"…"}}}
                or {"id":2,"taken":{"problem":{"code":"unreadable"}}}

A ledger that lost lines is not opened: olderThanWitness, withoutWitness or missing. Put its files back, restore a
backup, or say that it is to be opened all the same: npm run ledger -- accept FILE.

A folder with a PIN opens locked, and locks after a while without lock.touch: lock.unlock, {"by":"pin","pin":"…"}, opens it.

The channels, with what goes in and comes out, are those of contract/channels.ts. The end of the input, SIGTERM, SIGINT
and SIGHUP end it: what is under way is waited for. It ends with 0, with 1 when it could not open, with 2 for words like these.

  --data DIR     the data folder; it is made when it is not there
  --demo         with the demo gateway and its accounts
  --now ISO      the clock, and the demo gateway's, run on from this instant, such as 2026-03-10T09:00:00Z
  --production   allows accounts with real money; without it they, and their environment, are refused

For tests:

  --patience CONNECT,HEADERS,TOTAL   how long each step of a request may take, in milliseconds
  --no-keychain                      leaves the system's keychain alone: secrets are kept in memory, or not at all
`;

/** Reads the command line; throws a sentence that names what it does not understand. */
export function readHeadlessOptions(words: readonly string[]): HeadlessOptions | 'help' {
  const { values } = parseArgs({
    args: [...words],
    strict: true,
    options: {
      data: { type: 'string' },
      demo: { type: 'boolean', default: false },
      now: { type: 'string' },
      production: { type: 'boolean', default: false },
      patience: { type: 'string' },
      'no-keychain': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  if (!values.data) throw new Error('--data is missing: name the folder in which everything is kept.');
  return {
    dataFolder: resolve(values.data),
    demo: values.demo,
    production: values.production,
    now: values.now === undefined ? undefined : readInstant(values.now),
    patience: values.patience === undefined ? undefined : readPatience(values.patience),
    keychain: !values['no-keychain'],
  };
}

function readInstant(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new Error(`--now takes an instant such as 2026-03-10T09:00:00Z, not ${text}.`);
  }
}

function readPatience(text: string): Patience {
  const [, connect, headers, total] = /^(\d{1,7}),(\d{1,7}),(\d{1,7})$/.exec(text) ?? [];
  if (total === undefined) throw new Error(`--patience takes three numbers such as 2000,500,700, not ${text}.`);
  return { connect: Number(connect), headers: Number(headers), total: Number(total) };
}
