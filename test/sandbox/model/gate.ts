import qs from 'qs';
import { Pool } from 'undici';
import { sign } from '../../../protocol/signature.ts';
import { readAccounts } from '../../../sandbox/accounts/directory.ts';
import { openBook } from '../../../sandbox/book/open.ts';
import { createClock } from '../../../sandbox/clock/clock.ts';
import { createGateway } from '../../../sandbox/gateway.ts';
import { type Answer, type Balance, type ExtranetRequest, type Row, startSandbox } from '../../../sandbox/index.ts';
import type { Settings } from './settings.ts';
import type { Instant } from './time.ts';

export type Value = string | { readonly [index: string]: Value };
export type Parameters = Readonly<Record<string, Value>>;

/** The gateway under test, from outside: what a shop, a colleague, a holder and the control API can do. */
export interface Gate {
  send(parameters: Parameters): Promise<Answer>;
  colleague(request: Omit<ExtranetRequest, 'identifier'>): Promise<Answer>;
  /** The holder's bank takes a debit back. */
  chargeBack(transactionId: string): Promise<Answer>;
  decide(token: string, decision: string): Promise<void>;
  advance(milliseconds: number): void;
  rows(): readonly Row[];
  balanceOf(transactionId: string): Balance | undefined;
  close(): Promise<void>;
}

export type Transport = 'process' | 'http';

const identifier = 'SHOP';
const secret = 'Y#iK*h-fZ>E<:7Ai';
const path = '/front/service/rest/process';
const form = 'application/x-www-form-urlencoded';

/** A gateway with one account, on a clock that stands still at `start`. */
export function openGate(transport: Transport, settings: Settings, start: Instant): Promise<Gate> | Gate {
  return transport === 'http' ? openOverHttp(settings, start) : openInProcess(settings, start);
}

function openInProcess(settings: Settings, start: Instant): Gate {
  const book = openBook(':memory:');
  const clock = createClock({ now: new Date(start).toISOString(), frozen: true });
  const gateway = createGateway({ book, accounts: accountsOf(settings), clock, processingMilliseconds: 0 });
  const caller = { address: '127.0.0.1', origin: 'http://127.0.0.1' };
  return {
    send: async (parameters) => {
      const body = bodyOf(parameters);
      const received = { verb: 'POST', path, query: '', contentType: form, body, caller };
      return (await gateway.receive(received, 'process')).answer as Answer;
    },
    colleague: (request) => gateway.actAsExtranet({ identifier, ...request }),
    chargeBack: (transactionId) => gateway.actAsExtranet({ identifier, operation: 'chargeback', transactionId }),
    decide: async (token, decision) => {
      gateway.decide(token, decision as 'accept');
    },
    advance: (milliseconds) => {
      clock.advance(milliseconds);
      gateway.runDue();
    },
    rows: () => gateway.rows(identifier),
    balanceOf: (transactionId) => gateway.balanceOf(identifier, transactionId),
    close: async () => {
      await gateway.stop();
      book.close();
    },
  };
}

async function openOverHttp(settings: Settings, start: Instant): Promise<Gate> {
  const now = new Date(start).toISOString();
  const sandbox = await startSandbox({ accounts: accountsOf(settings), now, frozen: true });
  const pool = new Pool(sandbox.url);
  const post = async (to: string, body: string): Promise<string> => {
    const headers = { 'content-type': form };
    const response = await pool.request({ method: 'POST', path: to, headers, body });
    if (response.statusCode !== 200) throw new Error(`${to} answered HTTP ${response.statusCode}.`);
    return response.body.text();
  };
  return {
    send: async (parameters) => JSON.parse(await post(path, bodyOf(parameters))),
    colleague: (request) => sandbox.actAsExtranet({ identifier, ...request }),
    chargeBack: (transactionId) => sandbox.actAsExtranet({ identifier, operation: 'chargeback', transactionId }),
    decide: async (token, decision) => {
      await post('/3dsecure/bank/decision', `MD=${token}&DECISION=${decision}`);
    },
    advance: sandbox.clock.advance,
    rows: () => sandbox.rows(identifier),
    balanceOf: (transactionId) => sandbox.balanceOf(identifier, transactionId),
    close: async () => {
      await pool.close();
      await sandbox.close();
    },
  };
}

function accountsOf(settings: Settings) {
  const { instalmentRules, ...rest } = settings;
  return readAccounts([{ identifier, secret, ...rest, instalmentRules: [...instalmentRules] }]);
}

function bodyOf(parameters: Parameters): string {
  const params: Parameters = { IDENTIFIER: identifier, ...parameters };
  return qs.stringify({ method: params['OPERATIONTYPE'], params: { ...params, HASH: sign(params, secret) } });
}
