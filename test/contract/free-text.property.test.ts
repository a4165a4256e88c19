import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type ChannelName, channels } from '../../contract/index.ts';
import { accountNumber, cardNumber, written } from '../protocol/numbers.ts';
import { listStringFields, type StringField } from './string-fields.ts';

/**
 * Texts of the window's questions that may hold such a run of digits, each with its reason. A new field that is not here refuses a
 * card number and an IBAN, or this test fails.
 */
const noFreeTexts: Readonly<Record<string, string>> = {
  accountId: 'a key of our own',
  transactionId: 'a key',
  orderId: 'a key',
  client: 'a key, CLIENTIDENT',
  clientEmail: 'an address; what stands before its sign is as its owner chose',
  identifier: 'a key',
  file: 'a name that main gave',
  after: 'a place that main named',
  'to.cursor': 'a place that main named',
  'signing.apiKeyId': 'a key',
  pin: 'what unlocks the screen; a hash of it is kept',
  current: 'the same',
  secret: 'the secret itself, which goes into the keychain alone',
  url: 'an address',
  publicHost: 'an address',
  'listener.publicHost': 'an address',
  'name.text': 'by which a customer is known, and nothing is kept',
  'wanted.orderId': 'a key',
  'wanted.transactionId': 'a key',
  'about.orderId': 'a key',
  'about.transactionId': 'a key',
  'outcome.transactionId': 'a key',
  'picked[].transactionId': 'a key',
  'picked[].accountId': 'a key of our own',
  'keys[]': 'keys that a letter names',
  'cart[].itemId': 'a key of the shop’s, such as a bar code',
  'cart[].seller': 'a key of the marketplace’s',
  'corrections.accountId': 'a key of our own',
  'withoutImport[]': 'a key of our own',
  'changes[].accountId': 'a key of our own',
  seatId: 'a login of the team’s engine',
  'filter.about': 'a question: a key, and nothing is kept',
  'namedViews[].text': 'a question, which may name a key; the window keeps none that looks like a card number',
};

/** Fields of one channel alone. */
const noFreeTextsOf: Readonly<Record<string, string>> = {
  'transactions.search text': 'a question, which may name a key and is not kept',
  'transactions.seek text': 'a question',
  'transactions.sum text': 'a question',
  'pages.listWaiting text': 'a question: the name of an order, of an operation or of a customer, which is not kept',
  'lists.write text': 'a question',
  'lock.keep kept': 'what the window was at, kept in memory while it is locked and given back as it was',
  'letters.write text': 'is held to its keys as a whole, see below',
  'notifications.take text': 'what the gateway wrote, and its HASH is over all of it',
  'pages.check text': 'what the gateway wrote, and its HASH is over all of it',
};

const names = Object.keys(channels) as ChannelName[];
const fields = names.flatMap((channel) =>
  listStringFields(channels[channel].input).map((field) => ({ ...field, channel, name: `${channel} ${field.path}` })),
);
const isExempt = ({ path, name }: StringField & { readonly name: string }) =>
  path in noFreeTexts || name in noFreeTextsOf;

/** Whether a text is taken, alone or among others. */
function takes(schema: z.ZodType, text: string): boolean {
  return [text, `x ${text}`, `${text}.`].some((spelling) => schema.safeParse(spelling).success);
}

const number = fc.oneof(written(cardNumber), written(accountNumber));

describe('every text that the window may send', () => {
  it('is looked at', () => {
    expect(fields.length).toBeGreaterThan(60);
    const free = fields.filter((field) => !isExempt(field)).map(({ name }) => name);
    for (const expected of [
      'notes.add text',
      'operations.confirm guardAnswer',
      'operations.settle reason',
      'operations.prepare note',
      'operations.prepare agreement',
      'operations.prepare description',
      'operations.prepare further.METADATA',
      'operations.prepare cart[].name',
      'accounts.add label',
    ]) {
      expect(free).toContain(expected);
    }
  });

  it('but for keys takes neither a card number nor an IBAN', () => {
    const free = fields.filter((field) => !isExempt(field));
    fc.assert(
      fc.property(number, (text) => {
        for (const { name, schema } of free) expect(takes(schema, text), `${name}: ${text}`).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('that is a key takes it: what is not exempt for a reason is not on the list', () => {
    const known = new Set(fields.flatMap(({ path, name }) => [path, name]));
    const stale = [...Object.keys(noFreeTexts), ...Object.keys(noFreeTextsOf)].filter((path) => !known.has(path));
    expect(stale).toEqual([]);
    const order = fields.find(({ name }) => name === 'transactions.fetch wanted.orderId');
    expect(order?.schema.safeParse('1700000000004').success).toBe(true);
  });

  it('of a letter is held to the keys that it names', () => {
    const letter = (text: string, keys: readonly string[] = []) =>
      channels['letters.write'].input.safeParse({ transactionId: 'A1', keys, text }).success;
    fc.assert(
      fc.property(number, (text) => !letter(`Dear Zoé, ${text}`)),
      { numRuns: 20 },
    );
    expect(letter('order 1700000000004', ['1700000000004'])).toBe(true);
  });
});
