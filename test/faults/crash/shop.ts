import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { encodeBody } from '../../../main/gateway/body.ts';
import { processPath } from '../../../protocol/operations/index.ts';
import { type SignedParameters, sign } from '../../../protocol/signature.ts';
import { type Row, type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { payer } from '../../sandbox/mandate.ts';
import type { Dice } from './chance.ts';

/** The merchant's shop, which makes what the desk then works on. It is never struck by a fault. */
export interface Shop {
  readonly sandbox: Sandbox;
  /** A new payment, authorization or plan, or what of them is wanted, under an order of its own. */
  sell(dice: Dice, kinds?: readonly SaleKind[]): Promise<Sold>;
  /** A direct debit that its bank has paid: collections are made by its mandate. */
  readonly mandate: Sale;
  /** Every notification as it was sent, oldest first. */
  readonly notifications: readonly string[];
  /** What the desk had executed: everything that carries an attempt's id, collections that wait for their bank too, and stops. */
  executed(): readonly Row[];
  close(): Promise<void>;
}

export interface Sale {
  readonly accountId: string;
  readonly orderId: string;
  readonly transactionId: string;
}

export type SaleKind = 'payment' | 'authorization' | 'plan';

/** A sale of the shop's own, with what was paid at once, in minor units. */
export interface Sold extends Sale {
  readonly kind: SaleKind;
  readonly minor: number;
}

export const identifier = 'SHOP';
/** The same merchant's account of direct debits. */
export const debits = 'DEBITS';
export const secret = 'Y#iK*h-fZ>E<:7Ai';

const person = {
  CLIENTIDENT: 'john.snow',
  CLIENTEMAIL: 'john.snow@example.com',
  CLIENTREFERRER: 'https://shop.example.com',
  CLIENTUSERAGENT: 'Mozilla/5.0',
  CLIENTIP: '10.1.1.1',
  DESCRIPTION: 'Knows nothing',
  VERSION: '3.0',
};

export const card = {
  CARDCODE: '1111222233334444',
  CARDCVV: '123',
  CARDVALIDITYDATE: '12-49',
  CARDFULLNAME: 'JOHN SNOW',
  CREATEALIAS: 'yes',
};

const day = 86_400_000;

export async function openShop(): Promise<Shop> {
  const notifications: string[] = [];
  const receiver = await receiveNotifications(notifications);
  const notificationUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  // Look-ups find what was sold a moment ago; a fault makes them late.
  const common = { secret, notificationUrl, exportLagMinutes: 0 } as const;
  const accounts = [
    { ...common, identifier, credit: 'credit' } as const,
    { ...common, identifier: debits, method: 'sdd' } as const,
  ];
  // The mandate's bank has paid by the time at which the work begins.
  const sandbox = await startSandbox({ accounts, now: new Date(Date.now() - 20 * day).toISOString() });
  const mandate = await signMandate(sandbox.url);
  sandbox.clock.advance(20 * day);
  let sold = 0;
  return {
    sandbox,
    mandate,
    sell: async (dice, kinds = ['payment', 'payment', 'authorization', 'plan']) => {
      sold += 1;
      const orderId = `W-${sold}`;
      const kind = dice.pick(kinds);
      const minor = kind === 'plan' ? instalment : 1_000 + dice.below(50_000);
      const amount = kind === 'plan' ? planOf(sandbox.clock.now()) : { AMOUNT: String(minor) };
      const operation = kind === 'plan' ? 'payment' : kind;
      const answer = await post(sandbox.url, operation, { ...person, ...card, ORDERID: orderId, ...amount });
      if (answer['EXECCODE'] !== '0000') throw new Error(`The shop could not sell: ${JSON.stringify(answer)}`);
      return { accountId: identifier, orderId, transactionId: answer['TRANSACTIONID'] ?? '', kind, minor };
    },
    notifications,
    executed: () =>
      sandbox
        .rows()
        .filter(({ execcode, ...row }) => execcode === '0000' || (execcode === '0003' && row.identifier === debits))
        // What the shop sells bears no mark; what the desk charges does.
        .filter(
          ({ operation, extraData }) => (operation !== 'payment' && operation !== 'authorization') || extraData !== '',
        ),
    close: async () => {
      await sandbox.close();
      receiver.close();
    },
  };
}

async function signMandate(url: string): Promise<Sale> {
  const given = { IDENTIFIER: debits, ...person, ...payer, ORDERID: 'M-1', AMOUNT: '1000' };
  const answer = await post(url, 'payment', given);
  if (answer['EXECCODE'] !== '0003') throw new Error(`No mandate was signed: ${JSON.stringify(answer)}`);
  return { accountId: debits, orderId: 'M-1', transactionId: answer['TRANSACTIONID'] ?? '' };
}

const instalment = 3_000;

/** Three dates of 30.00 each: today's is paid at once. */
function planOf(now: number): SignedParameters {
  const date = (days: number) => new Date(now + days * day).toISOString().slice(0, 10);
  return { AMOUNTS: Object.fromEntries([0, 30, 60].map((days) => [date(days), String(instalment)])) };
}

async function post(url: string, operation: string, parameters: SignedParameters): Promise<Record<string, string>> {
  const given = { IDENTIFIER: identifier, OPERATIONTYPE: operation, ...parameters };
  const response = await fetch(url + processPath, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: encodeBody(operation, { ...given, HASH: sign(given, secret) }),
  });
  return response.json() as Promise<Record<string, string>>;
}

/** Keeps every notification as it was sent, and says that it was taken. */
async function receiveNotifications(kept: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    text(request).then(
      (body) => {
        kept.push(body);
        response.end('OK');
      },
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
