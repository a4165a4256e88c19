import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as createId } from 'uuid';
import { onTestFinished } from 'vitest';
import {
  type DeskOperation,
  deskOperation,
  type OperationRequest,
  type OperationView,
} from '../../../contract/index.ts';
import { toOperationView } from '../../../main/channels/views/operation.ts';
import { type Gateway, type GatewayOptions, openGateway } from '../../../main/gateway/gateway.ts';
import { createInbox } from '../../../main/inbox/inbox.ts';
import { lookUpCase } from '../../../main/proof/look.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { type Office, openOffice, operationOf } from '../../main/desk/office.ts';
import { findClosedPort } from '../../main/gateway/listen.ts';
import { openProxy } from '../../main/gateway/proxy.ts';
import { secret } from '../../sandbox/client.ts';
import { openReceiver } from '../../sandbox/receiver.ts';
import { type Fault, impatience, tooLong } from './faults.ts';

/** A desk whose gateway can be troubled. */
export interface Counter {
  readonly office: Office;
  /** Something to work on for each operation, under orders of their own. */
  sell(round: number): Promise<Requests>;
  /** Performs all of them at once under the fault; then the trouble is over. */
  perform(fault: Fault, requests: Requests): Promise<readonly OperationView[]>;
  /** Asks the gateway what became of it. */
  look(operation: OperationView): Promise<OperationView>;
  /** Brings everything that the gateway has notified so far, in its order. */
  bringNotifications(): Promise<void>;
  find(operation: OperationView): Promise<OperationView>;
  /** How often the gateway's book shows it as done. */
  executed(operation: OperationView): number;
}

export type Requests = Readonly<Record<DeskOperation, OperationRequest>>;

export async function openCounter(): Promise<Counter> {
  const receiver = await openReceiver();
  const healthy = openOwnGateway();
  let current: { readonly fault: Fault; readonly gateway: Gateway } | undefined;
  const office = await openOffice({
    shop: { credit: 'credit', exportLagMinutes: 0, notificationUrl: receiver.url },
    account: { creditMode: 'credit' },
    wrapGateway: () => ({
      close: async () => undefined,
      send: async (request) => {
        if (!current) return healthy.send(request);
        const delivery = await current.gateway.send(request);
        return current.fault.spoken?.(delivery) ?? delivery;
      },
    }),
  });
  const { ledger, sandbox, clock, account } = office;
  const vault = openVault({
    keychain: openMemoryStore(new Map([['sandbox/SHOP', secret]])),
    memory: openMemoryStore(),
  });
  const ports = { ledger, vault, clock, createId, actor: 'a.clerk' };
  const inbox = createInbox({ ...ports, intake: ledger.intake, accounts: () => [account] });
  const findInLedger = async ({ operationId }: OperationView) => {
    const operation = await ledger.views.findOperation(operationId);
    if (!operation) throw new Error('It is not in the ledger.');
    return operation;
  };
  const find = async (operation: OperationView) => toOperationView(await findInLedger(operation));
  return {
    office,
    sell: (round) => sell(office, round),
    find,
    perform: async (fault, requests) => {
      const strikes = deskOperation.options.flatMap((operation) =>
        fault.strikes.map((strike) => ({ ...strike, operation, count: 1 })),
      );
      for (const strike of strikes) sandbox.faults.add(strike);
      if (fault.standing) {
        sandbox.faults.add(fault.standing);
        await office.shop.pay({ ORDERID: 'somebody else', AMOUNT: '100' });
      }
      current = { fault, gateway: await troubledGateway(fault, healthy) };
      const performed = await Promise.all(
        deskOperation.options.map((operation) => office.perform(requests[operation])),
      );
      current = undefined;
      if (fault.standing) sandbox.faults.clear();
      if (strikes.some(({ what }) => what === 'delay')) await sleep(tooLong);
      return performed.map(operationOf);
    },
    look: async (operation) => {
      const asking = { ...ports, gateway: healthy, findAccount: () => account };
      const result = await lookUpCase(asking, await findInLedger(operation));
      const [latest] = await ledger.views.listLookUps(operation.operationId);
      // The trouble is over: a look that finds no way would tell of this test, not of the fault.
      if (result === 'failed') throw new Error(`The look failed: ${latest?.cause}`);
      return find(operation);
    },
    bringNotifications: async () => {
      await sandbox.settled();
      office.waitUntil(new Date(sandbox.clock.now() + 10 * 60_000).toISOString());
      await sandbox.settled();
      for (const { body } of receiver.seen.splice(0)) await inbox.take(body.toString(), { by: 'listener', most: 10 });
    },
    executed: ({ operation, referenceId, attempts }) => {
      const ids = attempts.map(({ attemptId }) => attemptId);
      const done = sandbox.rows().filter((row) => row.operation === operation && row.execcode === '0000');
      const first = sandbox.rows().find(({ transactionId }) => transactionId === referenceId)?.sequence;
      return done.filter(({ extraData, reference }) =>
        operation === 'stopntimes' ? reference === first : ids.includes(extraData),
      ).length;
    },
  };
}

function openOwnGateway(options: Partial<GatewayOptions> = {}): Gateway {
  const gateway = openGateway({ proxyFor: async () => undefined, ...options });
  onTestFinished(() => gateway.close());
  return gateway;
}

/** What the fault makes of the way to the gateway. */
async function troubledGateway({ way, strikes }: Fault, healthy: Gateway): Promise<Gateway> {
  if (strikes.some(({ what }) => what === 'delay')) return openOwnGateway({ patience: impatience });
  if (way === undefined) return healthy;
  if (way === 'nobodyListens') return leadTo(healthy, `http://127.0.0.1:${await findClosedPort(createServer())}`);
  if (way === 'noSuchName') return leadTo(healthy, 'https://be2bill.invalid');
  const proxy = await openProxy((socket) => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'));
  return leadTo(openOwnGateway({ proxyFor: async () => proxy.url }), 'https://be2bill.invalid');
}

function leadTo(gateway: Gateway, elsewhere: string): Gateway {
  const lead = (url: string) => new URL(new URL(url).pathname, elsewhere).href;
  return { ...gateway, send: (request) => gateway.send({ ...request, url: lead(request.url) }) };
}

/** A debit, an authorization, a debit of today, one with an alias, a plan, and two more aliases to charge. */
async function sell({ shop, account, importAll }: Office, round: number): Promise<Requests> {
  const order = (name: string) => ({ ORDERID: `${name}-${round}`, AMOUNT: '10000' });
  const made = [
    await shop.pay(order('R')),
    await shop.authorize(order('A')),
    await shop.pay(order('V')),
    await shop.pay({ ...order('C'), CREATEALIAS: 'yes' }),
    await shop.split({ '2026-03-10': '3000', '2026-04-09': '3000', '2026-05-09': '3000' }, { ORDERID: `N-${round}` }),
    await shop.pay({ ...order('P'), CREATEALIAS: 'yes' }),
    await shop.pay({ ...order('S'), CREATEALIAS: 'yes' }),
  ];
  await importAll();
  const [refund = '', capture = '', undone = '', credit = '', plan = '', collected = '', reserved = ''] = made.map(
    ({ TRANSACTIONID }) => TRANSACTIONID ?? '',
  );
  const asked = { accountId: account.accountId, reason: 'other', note: '' } as const;
  const part = { kind: 'part', minor: 2_500 } as const;
  const charge = {
    ...asked,
    minor: 2_500,
    description: 'Subscription',
    client: 'john.snow',
    clientEmail: 'john.snow@example.com',
    agreement: 'contract 12',
  } as const;
  return {
    refund: { ...asked, operation: 'refund', transactionId: refund, amount: part },
    capture: { ...asked, operation: 'capture', transactionId: capture, amount: part },
    void: { ...asked, operation: 'void', transactionId: undone },
    credit: { ...asked, operation: 'credit', transactionId: credit, minor: 2_500, orderId: `G-${round}` },
    stopntimes: { ...asked, operation: 'stopntimes', transactionId: plan },
    payment: { ...charge, operation: 'payment', transactionId: collected, orderId: `H-${round}`, captureDay: '' },
    authorization: {
      ...charge,
      operation: 'authorization',
      transactionId: reserved,
      orderId: `I-${round}`,
      captureDay: '',
    },
  };
}
