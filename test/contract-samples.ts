import { type AccountForm, type ChannelInput, type ChannelName, usualAccount } from '../contract/index.ts';

const operationId = '0193a5b2-7c31-7e24-8f00-5d2a7c9e1b34';

const form: AccountForm = {
  ...usualAccount,
  label: 'Shop',
  identifier: 'SHOP',
  environment: 'test',
  url: 'https://secure-test.be2bill.com',
};

const { identifier, environment, url, ...change } = form;

/** A question that each channel takes; a new channel does not compile without one. */
export const channelSamples: { readonly [Name in ChannelName]: ChannelInput<Name> } = {
  'console.describe': {},
  'preferences.change': { theme: 'dark' },
  'transactions.search': { text: '47.11', after: null, limit: 50 },
  'transactions.seek': { text: '47.11', to: { kind: 'end' }, limit: 50 },
  'transactions.span': {},
  'transactions.sum': { text: '47.11' },
  'transactions.sumPicked': { picked: [{ accountId: 'SHOP', transactionId: 'A1' }] },
  'transactions.show': { accountId: 'SHOP', transactionId: 'A100' },
  'clients.show': { accountId: 'SHOP', name: { by: 'client', text: 'john.snow' } },
  'lists.write': { text: '47.11' },
  'letters.write': { transactionId: 'A100', keys: [], text: 'Dear customer,' },
  'transactions.fetch': { accountId: 'SHOP', wanted: { by: 'order', orderId: 'W-1001' } },
  'notes.add': { accountId: 'SHOP', about: { by: 'order', orderId: 'W-1001' }, text: 'calls back on Monday' },
  'operations.prepare': {
    operation: 'refund',
    accountId: 'SHOP',
    transactionId: 'A100',
    amount: { kind: 'part', minor: 250 },
    reason: 'customerRequest',
    note: 'one of three',
  },
  'operations.confirm': { operationId, guardAnswer: null },
  'operations.sendAgain': { operationId },
  'operations.settle': {
    operationId,
    outcome: { kind: 'succeeded', transactionId: 'A101' },
    reason: 'seen in the extranet',
  },
  'operations.show': { operationId },
  'operations.list': { only: 'toSettle', limit: 100 },
  'cases.list': {},
  'cases.look': { operationId },
  'pages.describe': { operationId },
  'pages.save': { operationId },
  'pages.look': { operationId },
  'pages.check': { text: 'https://shop.example/back?IDENTIFIER=SHOP&EXECCODE=0000&HASH=0' },
  'notifications.take': { text: 'IDENTIFIER=SHOP&OPERATIONTYPE=refund&TRANSACTIONID=A101&EXECCODE=0000' },
  'notifications.list': { limit: 100 },
  'listener.describe': {},
  'listener.start': { address: '127.0.0.1', port: 8047 },
  'listener.stop': {},
  'imports.inspect': { file: operationId, corrections: {} },
  'imports.compare': { file: operationId, corrections: { amounts: 'minor' } },
  'imports.start': { file: operationId, corrections: { accountId: 'SHOP', zone: 'Europe/Paris' } },
  'imports.cancel': {},
  'imports.ask': {
    accountId: 'SHOP',
    period: { kind: 'range', from: '2026-01-01', to: '2026-01-31' },
    place: { kind: 'mail', address: 'desk@example.com' },
  },
  'imports.hasAny': { accountId: 'SHOP' },
  'imports.list': { limit: 100 },
  'imports.withdraw': { importId: operationId },
  'imports.showLeftOut': { importId: operationId },
  'accounts.add': form,
  'accounts.change': { accountId: 'SHOP', ...change },
  'accounts.remove': { accountId: 'SHOP' },
  'connection.check': { accountId: 'SHOP' },
  'secret.check': { accountId: 'SHOP', purpose: 'signing' },
  'secret.keep': { accountId: 'SHOP', purpose: 'notifications', secret: 'a secret', where: 'keychain' },
  'secret.forget': { accountId: 'SHOP', purpose: 'signing' },
};
