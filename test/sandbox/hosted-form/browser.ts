import { request } from 'undici';
import { expect } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { type Parameters, type Shop, secret, type Value } from '../client.ts';

/** What a shop's page sends the browser to the form with. */
export const invitation = {
  OPERATIONTYPE: 'payment',
  ORDERID: '1234',
  AMOUNT: '1000',
  CLIENTIDENT: 'john.snow',
  DESCRIPTION: 'Knows nothing',
  VERSION: '3.0',
};

/** What the holder enters. */
export const entered = {
  CLIENTEMAIL: 'john.snow@example.com',
  CARDCODE: '1111 2222 3333 4444',
  CARDVALIDITYDATE: '12/28',
  CARDCVV: '123',
  CARDFULLNAME: 'JOHN SNOW',
};

export interface Page {
  readonly html: string;
  /** The hidden fields of its form. */
  readonly hidden: Readonly<Record<string, string>>;
  /** The names of what it asks for. */
  readonly asks: readonly string[];
  /** Where the browser was sent instead. */
  readonly location: URL | undefined;
  readonly policy: string;
}

/** Goes to the form as a browser that a shop sends there, signed unless the parameters bring a HASH. */
export function visitForm(
  shop: Shop,
  more: Readonly<Record<string, Value | undefined>> = {},
  { path = '/front/form/process', unsigned = {} }: { path?: string; unsigned?: Record<string, string> } = {},
): Promise<Page> {
  const all: Readonly<Record<string, Value | undefined>> = { IDENTIFIER: shop.identifier, ...invitation, ...more };
  const given = Object.entries(all);
  const fields = Object.fromEntries(given.filter((entry): entry is [string, Value] => entry[1] !== undefined));
  const HASH = fields['HASH'] ?? sign(fields, secret);
  return submit(shop.sandbox.url + path, { ...fields, HASH, ...unsigned });
}

/** Sends what the form held, and what the holder entered. */
export function pay(shop: Shop, { hidden }: Page, entries: Readonly<Record<string, string>> = entered): Promise<Page> {
  return submit(`${shop.sandbox.url}/front/form/process/pay`, { ...hidden, ...entries });
}

export async function submit(url: string, fields: Parameters): Promise<Page> {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'A browser' },
    body: new URLSearchParams(pairs(fields)).toString(),
  });
  const html = await response.body.text();
  const location = response.headers['location'];
  expect(response.statusCode).toBe(location === undefined ? 200 : 303);
  return {
    html,
    hidden: Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code))),
      ]),
    ),
    asks: [...html.matchAll(/<input type="(?!hidden)\w+" name="(\w+)"/g)].map(([, name = '']) => name),
    location: typeof location === 'string' ? new URL(location) : undefined,
    policy: String(response.headers['content-security-policy'] ?? ''),
  };
}

function pairs(fields: Parameters, prefix = ''): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const full = prefix === '' ? name : `${prefix}[${name}]`;
    return typeof value === 'string' ? [[full, value]] : pairs(value, full);
  });
}
