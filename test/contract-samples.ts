import type { ChannelInput, ChannelName } from '../contract/index.ts';

const operationId = '0193a5b2-7c31-7e24-8f00-5d2a7c9e1b34';

/** A question that each channel takes; a new channel does not compile without one. */
export const channelSamples: { readonly [Name in ChannelName]: ChannelInput<Name> } = {
  'console.describe': {},
  'preferences.change': { theme: 'dark' },
  'transactions.search': { text: '47.11', after: null, limit: 50 },
  'transactions.show': { accountId: 'SHOP', transactionId: 'A100' },
  'operations.prepare': {
    operation: 'refund',
    accountId: 'SHOP',
    transactionId: 'A100',
    amount: { kind: 'part', minor: 250 },
    reason: 'customerRequest',
    note: 'one of three',
  },
  'operations.confirm': { operationId },
  'operations.sendAgain': { operationId },
  'operations.settle': {
    operationId,
    outcome: { kind: 'succeeded', transactionId: 'A101' },
    reason: 'seen in the extranet',
  },
  'operations.show': { operationId },
  'operations.list': { only: 'toSettle', limit: 100 },
  'secret.check': { accountId: 'SHOP' },
  'secret.keep': { accountId: 'SHOP', secret: 'a secret' },
  'secret.forget': { accountId: 'SHOP' },
};
