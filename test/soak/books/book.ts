import { encodeBody } from '../../../main/gateway/body.ts';
import { processPath } from '../../../protocol/operations/index.ts';
import { type SignedParameters, sign } from '../../../protocol/signature.ts';
import { readAccounts } from '../../../sandbox/accounts/directory.ts';
import type { AccountSettings } from '../../../sandbox/accounts/settings.ts';
import type { Decision } from '../../../sandbox/authentication/decide.ts';
import { openBook } from '../../../sandbox/book/open.ts';
import { createClock } from '../../../sandbox/clock/clock.ts';
import { createGateway } from '../../../sandbox/gateway.ts';
import type { AccountDescription, Answer, Balance, ColleagueRequest, Row, Schedule } from '../../../sandbox/index.ts';
import { notificationFields } from '../../../sandbox/notifications/fields.ts';
import { parseForm } from '../../../sandbox/requests/form.ts';
import type { Fields } from './facts.ts';

export const secret = 'Y#iK*h-fZ>E<:7Ai';

/** What is to go wrong with the next request that moves money. */
export interface Trouble {
  readonly execcode: string;
  readonly acted: boolean;
}

/** The simulator in this thread, with its book laid open. Amounts in minor units, times in milliseconds UTC. */
export interface BookGateway {
  readonly accounts: readonly AccountSettings[];
  now(): number;
  /** Does what falls due on the way. */
  advance(milliseconds: number): void;
  /** A request as it arrives, signed already. */
  receive(url: string, method: string, parameters: SignedParameters): Promise<Record<string, unknown>>;
  /** Somebody who knows the account's secret: a shop, or a colleague's own program. */
  send(identifier: string, operation: string, parameters: SignedParameters): Promise<Answer>;
  /** A colleague in the extranet, or the holder's bank. */
  actAsExtranet(request: ColleagueRequest): Promise<Answer>;
  /** What a holder enters on the form to which a page leads; nothing where the gateway shows none any more. */
  payForm(invitation: Fields, entered: Fields): Promise<void>;
  /** What a holder says on their bank's page, or on a mandate's. */
  decide(token: string, decision: Decision): void;
  strike(trouble: Trouble): void;
  rows(): readonly Row[];
  schedules(): readonly Schedule[];
  balanceOf(row: Row): Balance;
  isChargedBack(row: Row): boolean;
  exportTransactions(shape: AccountSettings['exportShape']): string;
  /** What the gateway notifies since it was last asked: rows that came to be or have another code, as they were then. */
  news(): readonly { readonly transactionId: string; readonly fields: Fields }[];
  close(): Promise<void>;
}

export function openBookGateway(descriptions: readonly AccountDescription[], start: number): BookGateway {
  const book = openBook(':memory:');
  const clock = createClock({ now: new Date(start).toISOString(), frozen: true });
  const accounts = readAccounts(descriptions);
  const gateway = createGateway({ book, accounts, clock, processingMilliseconds: 0 });
  const address = '127.0.0.1';
  const codes = new Map<string, string>();
  // Nothing but what goes by here changes the book, and it is read far more often.
  let rows: readonly Row[] | undefined;
  const readRows = () => {
    rows ??= gateway.rows();
    return rows;
  };

  const receive: BookGateway['receive'] = async (url, method, parameters) => {
    const { pathname: path, origin } = new URL(url);
    const body = encodeBody(method, parameters);
    const contentType = 'application/x-www-form-urlencoded';
    const received = { verb: 'POST', path, query: '', contentType, body, caller: { address, origin } };
    rows = undefined;
    const { answer } = await gateway.receive(received, path === processPath ? 'process' : 'export');
    // What struck one request is not for the next.
    gateway.faults.clear();
    return answer;
  };
  return {
    accounts,
    now: clock.now,
    advance: (milliseconds) => {
      rows = undefined;
      clock.advance(milliseconds);
      gateway.runDue();
    },
    receive,
    send: async (identifier, operation, parameters) => {
      const given = { IDENTIFIER: identifier, OPERATIONTYPE: operation, VERSION: '3.0', ...parameters };
      const signed = { ...given, HASH: sign(given, secret) };
      return (await receive(`http://127.0.0.1${processPath}`, operation, signed)) as Answer;
    },
    actAsExtranet: async (request) => {
      rows = undefined;
      return gateway.actAsExtranet(request);
    },
    payForm: async (invitation, entered) => {
      rows = undefined;
      const caller = { address, origin: 'http://127.0.0.1' };
      const REQUEST = encode(invitation);
      const [, FORM] = /name="FORM" value="(\w+)"/.exec(gateway.openForm(REQUEST, caller)) ?? [];
      if (FORM === undefined) return;
      await gateway.payForm({
        entries: parseForm(encode({ REQUEST, FORM, ...entered })),
        caller,
        browser: 'A browser',
      });
    },
    decide: (token, decision) => {
      rows = undefined;
      gateway.decide(token, decision);
    },
    strike: ({ execcode, acted }) =>
      void gateway.faults.add({ what: 'execcode', execcode: execcode as '4001', acted, count: 1 }),
    rows: readRows,
    schedules: () => gateway.schedules(),
    balanceOf: ({ identifier, transactionId }) => {
      const balance = gateway.balanceOf(identifier, transactionId);
      if (!balance) throw new Error(`The book has no ${transactionId}.`);
      return balance;
    },
    isChargedBack: ({ sequence }) => book.chargebacks.of(sequence) !== undefined,
    exportTransactions: gateway.exportTransactions,
    news: () =>
      readRows().flatMap((row) => {
        const { transactionId, execcode, identifier } = row;
        const account = accounts.find((candidate) => candidate.identifier === identifier);
        if (!account || codes.get(transactionId) === execcode) return [];
        codes.set(transactionId, execcode);
        return [{ transactionId, fields: notificationFields(row, account) }];
      }),
    close: async () => {
      await gateway.stop();
      book.close();
    },
  };
}

function encode(fields: Fields): string {
  return new URLSearchParams(fields).toString();
}
