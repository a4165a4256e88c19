import { describe, expect, it } from 'vitest';
import { channels } from '../../contract/index.ts';

const asked = { accountId: 'SHOP', reason: 'other', note: '', minor: 100 } as const;
const charge = {
  ...asked,
  operation: 'payment',
  transactionId: 'A1',
  description: 'Second delivery',
  clientEmail: 'j.snow@example.com',
  agreement: 'contract of May',
  captureDay: '',
} as const;

/** Each question that names a key of the merchant's, made of that key. */
const questions: readonly (readonly [string, (key: string) => unknown, keyof typeof channels])[] = [
  [
    'the order of a look-up',
    (orderId) => ({ accountId: 'SHOP', wanted: { by: 'order', orderId } }),
    'transactions.fetch',
  ],
  [
    'the order of a credit',
    (orderId) => ({ ...asked, operation: 'credit', transactionId: 'A1', orderId }),
    'operations.prepare',
  ],
  ['the order of a charge', (orderId) => ({ ...charge, orderId, client: 'c-7' }), 'operations.prepare'],
  ['the customer of a charge', (client) => ({ ...charge, orderId: 'W-1', client }), 'operations.prepare'],
  [
    'the order of a note',
    (orderId) => ({ accountId: 'SHOP', about: { by: 'order', orderId }, text: 'x' }),
    'notes.add',
  ],
];

describe.each(questions)('%s', (_, ask, channel) => {
  const { input } = channels[channel];

  it.each([' W-1', 'W-1 ', '\u00a0W-1', '1700000000004', 'w-1\u200b'])('is taken to the letter: %j', (key) => {
    expect(input.parse(ask(key))).toEqual(ask(key));
  });
});

it.each(questions.slice(0, 4))('%s is no blank', (_, ask, channel) => {
  expect(channels[channel].input.safeParse(ask(' ')).success).toBe(false);
});
