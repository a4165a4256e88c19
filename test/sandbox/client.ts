import { request } from 'undici';
import { expect, onTestFinished } from 'vitest';
import { sign } from '../../protocol/signature.ts';
import { type AccountDescription, type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';

export type Answer = Readonly<Record<string, string>>;

/** What a look-up answered, with DATA apart from the rest; undefined where there is none. */
export interface LookupAnswer {
  readonly answer: Answer;
  readonly rows: readonly Answer[] | undefined;
}

/** A parameter's value: text, or a map of such. */
export type Value = string | { readonly [index: string]: Value };

export type Parameters = Readonly<Record<string, Value>>;

export const processPath = '/front/service/rest/process';

export const exportPath = '/front/service/rest/export';

export const secret = 'Y#iK*h-fZ>E<:7Ai';

/** 10 March 2026, 10:00 in Paris: a Tuesday far from any clock change. */
export const tuesday = '2026-03-10T09:00:00Z';

export const goodCard = {
  CARDCODE: '1111222233334444',
  CARDCVV: '123',
  CARDVALIDITYDATE: '12-28',
  CARDFULLNAME: 'JOHN SNOW',
} as const;

/** What every payment and authorization needs besides a card. */
export const debit = {
  ORDERID: '1234',
  AMOUNT: '1000',
  CLIENTIDENT: 'john.snow',
  CLIENTEMAIL: 'john.snow@example.com',
  CLIENTUSERAGENT: 'Mozilla/5.0 (Windows NT 6.1; WOW64; rv:47.0) Gecko/20100101 Firefox/47.0',
  CLIENTIP: '10.1.1.1',
  DESCRIPTION: 'Knows nothing',
  VERSION: '3.0',
};

const edit = { ORDERID: 'edit-1', DESCRIPTION: 'A colleague asked for it', VERSION: '3.0' };

/** A shop with a sandbox of its own, which ends with the test. */
export interface Shop {
  readonly sandbox: Sandbox;
  readonly identifier: string;
  /** Signs the parameters, unless they bring their own HASH, and posts them; leaves out what is undefined. */
  send(parameters: Readonly<Record<string, Value | undefined>>): Promise<Answer>;
  pay(more?: Readonly<Record<string, Value | undefined>>): Promise<Answer>;
  authorize(more?: Readonly<Record<string, Value | undefined>>): Promise<Answer>;
  capture(transactionId: string | undefined, more?: Parameters): Promise<Answer>;
  refund(transactionId: string | undefined, more?: Parameters): Promise<Answer>;
  cancel(transactionId: string | undefined, more?: Parameters): Promise<Answer>;
  /** By card unless the parameters say otherwise. */
  credit(more?: Readonly<Record<string, Value | undefined>>): Promise<Answer>;
  /** A payment with AMOUNTS, in minor units by day. */
  split(amounts: Readonly<Record<string, string>>, more?: Readonly<Record<string, Value | undefined>>): Promise<Answer>;
  stop(scheduleId: string | undefined, more?: Parameters): Promise<Answer>;
  /** getTransactions, answered at once. */
  lookUp(parameters: Readonly<Record<string, Value | undefined>>): Promise<LookupAnswer>;
}

/** Opens a shop whose clock stands still at {@link tuesday} unless the options say otherwise. */
export async function openShop(
  account: Partial<AccountDescription> = {},
  options: Omit<SandboxOptions, 'accounts'> & { others?: readonly AccountDescription[] } = {},
): Promise<Shop> {
  const { others = [], ...rest } = options;
  const own = { identifier: 'SHOP', secret, ...account };
  const sandbox = await startSandbox({ now: tuesday, frozen: true, ...rest, accounts: [own, ...others] });
  onTestFinished(() => sandbox.close());
  return visitShop(sandbox, own.identifier, own.secret);
}

/** The same for an account of a sandbox that is already running. */
export function visitShop(sandbox: Sandbox, identifier: string, ownSecret = secret): Shop {
  const sealed = (parameters: Readonly<Record<string, Value | undefined>>) => {
    const given = definedOnly({ IDENTIFIER: identifier, ...parameters });
    const signed = 'HASH' in given ? given : { ...given, HASH: sign(given, ownSecret) };
    return { method: String(given['OPERATIONTYPE'] ?? 'payment'), signed };
  };
  const send: Shop['send'] = (parameters) => {
    const { method, signed } = sealed(parameters);
    return postForm(sandbox.url, method, signed);
  };
  const sendEdit =
    (operation: string) =>
    (transactionId: string | undefined, more: Parameters = {}) =>
      send({ OPERATIONTYPE: operation, TRANSACTIONID: transactionId, ...edit, ...more });
  return {
    sandbox,
    identifier,
    send,
    pay: (more = {}) => send({ OPERATIONTYPE: 'payment', ...debit, ...goodCard, ...more }),
    authorize: (more = {}) => send({ OPERATIONTYPE: 'authorization', ...debit, ...goodCard, ...more }),
    capture: sendEdit('capture'),
    refund: sendEdit('refund'),
    cancel: sendEdit('void'),
    credit: (more = {}) => send({ OPERATIONTYPE: 'credit', ...debit, ...goodCard, ...more }),
    split: (AMOUNTS, more = {}) =>
      send({ OPERATIONTYPE: 'payment', ...debit, ...goodCard, AMOUNT: undefined, AMOUNTS, ...more }),
    stop: (SCHEDULEID, more = {}) => send({ OPERATIONTYPE: 'stopntimes', SCHEDULEID, VERSION: '3.0', ...more }),
    lookUp: async (parameters) => {
      const { method, signed } = sealed({ OPERATIONTYPE: 'getTransactions', VERSION: '3.0', ...parameters });
      return readLookup(await postText(sandbox.url + exportPath, encodeForm(method, signed)));
    },
  };
}

/** Takes the card out of a request, for payments by ALIAS. */
export const withoutCard = {
  CARDCODE: undefined,
  CARDCVV: undefined,
  CARDVALIDITYDATE: undefined,
  CARDFULLNAME: undefined,
};

export function postForm(url: string, method: string, params: Parameters): Promise<Answer> {
  return postBody(url, encodeForm(method, params));
}

/** Posts a body as it is, and reads the answer: HTTP 200 and a JSON object of strings, or the test fails. */
export async function postBody(url: string, body: string | Buffer): Promise<Answer> {
  return readAnswer(await postText(url + processPath, body));
}

async function postText(url: string, body: string | Buffer): Promise<string> {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  expect(response.statusCode).toBe(200);
  return response.body.text();
}

export function readAnswer(text: string): Answer {
  const answer: unknown = JSON.parse(text);
  expect(answer).toBeTypeOf('object');
  for (const value of Object.values(answer as object)) expect(value).toBeTypeOf('string');
  return answer as Answer;
}

function readLookup(text: string): LookupAnswer {
  const { DATA, ...rest } = JSON.parse(text) as Record<string, unknown>;
  const answer = readAnswer(JSON.stringify(rest));
  if (DATA === undefined) return { answer, rows: undefined };
  expect(DATA).toBeInstanceOf(Array);
  return { answer, rows: (DATA as unknown[]).map((row) => readAnswer(JSON.stringify(row))) };
}

export function encodeForm(method: string, params: Parameters): string {
  const pairs = Object.entries(params).flatMap(([name, value]) => flatten(`params[${name}]`, value));
  return [['method', method], ...pairs].map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
}

function flatten(name: string, value: Value): [string, string][] {
  if (typeof value === 'string') return [[name, value]];
  return Object.entries(value).flatMap(([index, inner]) => flatten(`${name}[${index}]`, inner));
}

function definedOnly(parameters: Readonly<Record<string, Value | undefined>>): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}
