import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { encodeBody } from '../../../main/gateway/body.ts';
import { processPath } from '../../../protocol/operations/index.ts';
import { type SignedParameters, sign } from '../../../protocol/signature.ts';
import { type Row, type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import type { Dice } from './chance.ts';

/** The merchant's shop, which makes what the desk then works on. It is never struck by a fault. */
export interface Shop {
  readonly sandbox: Sandbox;
  /** A new payment, authorization or plan under an order of its own. */
  sell(dice: Dice): Promise<Sale>;
  /** Every notification as it was sent, oldest first. */
  readonly notifications: readonly string[];
  /** What the desk had executed: everything that carries an attempt's id, and stops, which cannot. */
  executed(): readonly Row[];
  close(): Promise<void>;
}

export interface Sale {
  readonly orderId: string;
  readonly transactionId: string;
}

export const identifier = 'SHOP';
export const secret = 'Y#iK*h-fZ>E<:7Ai';

const person = {
  CLIENTIDENT: 'john.snow',
  CLIENTEMAIL: 'john.snow@example.com',
  CLIENTREFERRER: 'https://shop.example.com',
  CLIENTUSERAGENT: 'Mozilla/5.0',
  CLIENTIP: '10.1.1.1',
  DESCRIPTION: 'Knows nothing',
  CARDCODE: '1111222233334444',
  CARDCVV: '123',
  CARDVALIDITYDATE: '12-49',
  CARDFULLNAME: 'JOHN SNOW',
  CREATEALIAS: 'yes',
  VERSION: '3.0',
};

const day = 86_400_000;

export async function openShop(): Promise<Shop> {
  const notifications: string[] = [];
  const receiver = await receiveNotifications(notifications);
  const notificationUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const sandbox = await startSandbox({ accounts: [{ identifier, secret, credit: 'credit', notificationUrl }] });
  let sold = 0;
  return {
    sandbox,
    sell: async (dice) => {
      sold += 1;
      const orderId = `W-${sold}`;
      const kind = dice.pick(['payment', 'payment', 'authorization', 'plan'] as const);
      const amount = kind === 'plan' ? planOf(sandbox.clock.now()) : { AMOUNT: String(1_000 + dice.below(50_000)) };
      const operation = kind === 'plan' ? 'payment' : kind;
      const answer = await post(sandbox.url, operation, { ...person, ORDERID: orderId, ...amount });
      if (answer['EXECCODE'] !== '0000') throw new Error(`The shop could not sell: ${JSON.stringify(answer)}`);
      return { orderId, transactionId: answer['TRANSACTIONID'] ?? '' };
    },
    notifications,
    executed: () =>
      sandbox
        .rows(identifier)
        .filter(({ execcode }) => execcode === '0000')
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

/** Three dates of 30.00 each: today's is paid at once. */
function planOf(now: number): SignedParameters {
  const date = (days: number) => new Date(now + days * day).toISOString().slice(0, 10);
  return { AMOUNTS: Object.fromEntries([0, 30, 60].map((days) => [date(days), '3000'])) };
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
