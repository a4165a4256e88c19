import { describe, expect, it } from 'vitest';
import { readMethod } from '../../../main/lookup/read-method.ts';

const ofWord = (word: string, card = '', cardType = '', validity = '') =>
  readMethod({ word, card, cardType, validity });

describe('how something was paid', () => {
  it.each([
    'sdd',
    'SDD',
    'direct debit',
    'DirectDebit',
    'SEPA_DIRECT_DEBIT',
    'SEPA',
    'sepa core',
    'prelevement',
    'Prélèvement SEPA',
    'prélèvement',
    'Lastschrift',
  ])('%j is a direct debit', (word) => {
    expect(ofWord(word)).toBe('directDebit');
    // Whatever else stands beside it.
    expect(ofWord(word, '446421XXXXXX0001', 'VISA')).toBe('directDebit');
  });

  it.each(['card', 'CB', 'bank card', 'Carte bancaire', 'credit_card', 'VISA', 'MasterCard'])(
    '%j is a card',
    (word) => {
      expect(ofWord(word)).toBe('card');
    },
  );

  it.each([
    '',
    'bank transfer',
    'SEPA credit transfer',
    'virement SEPA',
    'paypal',
    'ideal',
    'wallet',
    '???',
    'cardinal',
  ])('%j is unknown, and never a card', (word) => {
    expect(ofWord(word)).toBe('unknown');
  });

  it.each([
    ['446421XXXXXX0001', '', ''],
    ['XXXXXXXXXXXX0001', '', ''],
    ['', 'VISA', ''],
    ['', 'American Express', ''],
    ['', 'UNKNOWN', '12-29'],
  ])('a card number %j, a brand %j or an expiry %j means a card, whatever the word', (card, cardType, validity) => {
    for (const word of ['', 'paypal', 'online']) expect(ofWord(word, card, cardType, validity)).toBe('card');
  });

  it.each([
    ['0000', ''],
    ['0000000000000000', ''],
    ['', '00-00'],
    ['', '0000-00-00'],
    ['', '0'],
  ])('zeros for a card number, %j, or an expiry, %j, mean nothing', (card, validity) => {
    for (const word of ['', 'prlv']) expect(ofWord(word, card, '', validity)).toBe('unknown');
  });

  it.each(['FR76XXXXXXXX0001', `${'X'.repeat(23)}0001`, `300060${'X'.repeat(13)}0001`, 'X', 'none', '12'])(
    '%j is no card number',
    (card) => {
      expect(ofWord('', card)).toBe('unknown');
    },
  );
});
