import { v7 as createId } from 'uuid';
import { onTestFinished } from 'vitest';
import type { HolderAsk, OperationRequest } from '../../../contract/index.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import { type GatewayRequest, openGateway } from '../../../main/gateway/gateway.ts';
import { createInbox } from '../../../main/inbox/inbox.ts';
import { readPage, writePageFile } from '../../../main/pages/page-file.ts';
import { lookUpCase } from '../../../main/proof/look.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { secret } from '../../sandbox/client.ts';
import { entered, type Page, pay, submit } from '../../sandbox/hosted-form/browser.ts';
import { type OfficeOptions, openOffice } from './office.ts';

export const byBank: HolderAsk = { way: 'threeDSecure', validMinutes: 60, language: 'fr' };

export const byForm: HolderAsk = {
  way: 'hostedForm',
  validMinutes: 60,
  language: 'fr',
  keepCard: 'offered',
  authenticate: false,
  hideEmail: true,
  hideName: true,
};

/** 25.00 of whoever paid a transaction, under W-2; nobody else need have agreed. */
export function askHolder(
  transactionId: string,
  holder: HolderAsk | undefined,
  changes: object = {},
): OperationRequest {
  return {
    operation: 'payment',
    accountId: 'SHOP',
    transactionId,
    orderId: 'W-2',
    minor: 2_500,
    description: 'The second half',
    client: 'john.snow',
    clientEmail: 'john.snow@example.com',
    captureDay: '',
    agreement: '',
    reason: 'balanceDue',
    note: '',
    ...(holder && { holder }),
    ...changes,
  } as OperationRequest;
}

/** An office with a holder's browser beside it, and an account of everything that the desk sent. */
export async function openHolderOffice(options: OfficeOptions = {}) {
  const sent: GatewayRequest[] = [];
  const office = await openOffice({
    ...options,
    shop: { exportLagMinutes: 0, redirectUrl: 'https://shop.example/back?step=paid', ...options.shop },
    wrapGateway: (real) => ({
      ...real,
      send: (request) => {
        sent.push(request);
        return real.send(request);
      },
    }),
  });
  const { ledger, clock, account } = office;
  const gateway = openGateway({ proxyFor: async () => undefined });
  onTestFinished(() => gateway.close());
  const keychain = openMemoryStore(new Map([['sandbox/SHOP', secret]]));
  const vault = openVault({ keychain, memory: openMemoryStore() });
  const ports = { ledger, gateway, vault, clock, createId, actor: 'a.clerk', findAccount: () => account };
  const find = async (operationId: string): Promise<Operation> => {
    const operation = await ledger.views.findOperation(operationId);
    if (!operation) throw new Error('It is not there.');
    return operation;
  };
  const file = async (operationId: string): Promise<string | undefined> => {
    const operation = await find(operationId);
    const page = await readPage({ views: ledger.views, vault, findAccount: () => account }, operation);
    return page.kind === 'form' || page.kind === 'html' ? writePageFile(page, operation) : undefined;
  };
  return {
    ...office,
    sent,
    find,
    file,
    inbox: createInbox({ ...ports, intake: ledger.intake, accounts: () => [account] }),
    look: async (operationId: string) => lookUpCase(ports, await find(operationId)),
    /** Lets both clocks go on. */
    pass: (milliseconds: number) => office.waitUntil(new Date(clock.time + milliseconds).toISOString()),
  };
}

/** What a browser posts once the holder presses the button of a page's file. */
export function press(html: string): Promise<Page> {
  const action = /<form [^>]*action="([^"]+)"/.exec(html)?.[1] ?? '';
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [unescapeHtml(name), unescapeHtml(value)],
  );
  return submit(unescapeHtml(action), Object.fromEntries(fields));
}

function unescapeHtml(text: string): string {
  return text.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)));
}

/** The holder fills the gateway's form in; gives where their browser is led to. */
export function payOn(shop: Parameters<typeof pay>[0], page: Page, card = entered.CARDCODE): Promise<Page> {
  const entries = Object.fromEntries(
    Object.entries({ ...entered, CARDCODE: card }).filter(([name]) => page.asks.includes(name)),
  );
  return pay(shop, page, entries);
}

/** What the holder does at their bank, whose page a browser came to. */
export async function decideAt(origin: string, html: string, decision: 'accept' | 'fail'): Promise<Page> {
  const action = /<form [^>]*action="([^"]+)"/.exec(html)?.[1] ?? '';
  const MD = /name="MD" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
  return submit(new URL(action, origin).href, { MD, DECISION: decision });
}
