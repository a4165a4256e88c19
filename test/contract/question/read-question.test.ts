import { describe, expect, it, vi } from 'vitest';
import { type Circumstances, readQuestion } from '../../../contract/index.ts';

const english: Circumstances = {
  today: '2026-11-28',
  language: 'en',
  locale: 'en-GB',
  accounts: [{ accountId: 'SHOP', label: 'Main shop', currency: 'EUR' }],
};
const french: Circumstances = { ...english, language: 'fr', locale: 'fr-FR' };

/** What each term of a text asks for, without its place. */
function meanings(text: string, circumstances = english): unknown[] {
  return readQuestion(text, circumstances).terms.map(({ meaning, negated, problem }) => {
    if (problem) return problem;
    const { kind, ...rest } = meaning;
    const value = kind === 'text' ? meaning.text : Object.values(rest)[0];
    return { [`${negated ? '-' : ''}${kind}`]: value };
  });
}

const days = (from: string | null, until: string | null) => ({ date: [{ from, until }] });
const spans = (written: string, from: number, to: number) => ({
  amount: [{ written, spans: [{ from, to, digits: 2 }] }],
});
const october = days('2026-10-01', '2026-11-01');

describe('a scrap is understood', () => {
  it.each<[string, unknown[]]>([
    ['refused october', [{ status: ['refused'] }, october]],
    ['surname ~50 last week', [{ text: 'surname' }, spans('~50', 4_500, 5_500), days('2026-11-16', '2026-11-23')]],
    ['40..60', [spans('40..60', 4_000, 6_000)]],
    ['>100', [spans('>100', 10_001, 999_999_999_999)]],
    ['<0.50 €', [spans('<0.50 €', 0, 49)]],
    ['today', [days('2026-11-28', '2026-11-29')]],
    ['last month', [october]],
    ['last 7 days', [days('2026-11-22', '2026-11-29')]],
    ['october 2025', [days('2025-10-01', '2025-11-01')]],
    ['december', [days('2025-12-01', '2026-01-01')]],
    ['november', [days('2026-11-01', '2026-12-01')]],
    ['29 feb', [days('2024-02-29', '2024-03-01')]],
    ['12 dec', [days('2025-12-12', '2025-12-13')]],
    ['saturday', [days('2026-11-28', '2026-11-29')]],
    ['friday', [days('2026-11-27', '2026-11-28')]],
    ['2026-01..2026-02', [days('2026-01-01', '2026-03-01')]],
    ['31/10/2026', [days('2026-10-31', '2026-11-01')]],
    ['charged back', [{ status: ['chargedBack'] }]],
    ['4xxx', [{ code: [{ from: '4000', to: '4999' }] }]],
    ['insufficient funds', [{ code: [{ from: '4002', to: '4002' }] }]],
    ['expired card last month', [{ code: [{ from: '4012', to: '4012' }] }, october]],
    ['3DSecure authentication failed', [{ code: [{ from: '4008', to: '4008' }] }]],
    ['code:"stolen card",4002', [{ code: ['4007', '4002'].map((code) => ({ from: code, to: code })) }]],
    // A card as it is shown; an order may begin with an x.
    ['…7575', [{ card: ['7575'] }]],
    ['446421…0001', [{ card: ['0001'] }]],
    ['446421XXXXXX0001 refused', [{ card: ['0001'] }, { status: ['refused'] }]],
    ['**** **** **** 7575', [{ card: ['7575'] }]],
    ['•••• 7575', [{ card: ['7575'] }]],
    ['-446421…0001', [{ '-card': ['0001'] }]],
    ['X7575', [{ text: 'X7575' }]],
    // One word of a meaning is none.
    ['funds', [{ text: 'funds' }]],
    ['card', [{ text: 'card' }]],
    ['declined', [{ status: ['refused'] }]],
    ['1,234.50 eur', [{ text: '1,234.50 eur' }]],
    ['mar', [{ text: 'mar' }]],
    ['2026', [{ text: '2026' }]],
    ['"may"', [{ text: 'may' }]],
    ['http://a', [{ code: 'unknownOperator', name: 'http', suggestion: null }]],
  ])('%s', (text, expected) => {
    expect(meanings(text)).toEqual(expected);
  });

  it.each<[string, unknown[]]>([
    ['remboursé hier', [{ status: ['refunded'] }, days('2026-11-27', '2026-11-28')]],
    ['remboursées en partie', [{ status: ['partlyRefunded'] }]],
    ['semaine dernière', [days('2026-11-16', '2026-11-23')]],
    ['Fonds Insuffisants hier', [{ code: [{ from: '4002', to: '4002' }] }, days('2026-11-27', '2026-11-28')]],
    ['cartes expirees', [{ code: [{ from: '4012', to: '4012' }] }]],
    ['fraud suspicion', [{ code: [{ from: '4005', to: '4005' }] }]],
    ['~12,50', [spans('~12,50', 1_125, 1_375)]],
    ['refused last month', [{ status: ['refused'] }, october]],
    ['aujourd’hui', [days('2026-11-28', '2026-11-29')]],
    [
      'montant:10;12,50 statut:refusé',
      [
        {
          amount: [
            { written: '10', spans: [{ from: 1_000, to: 1_000, digits: 2 }] },
            { written: '12,50', spans: [{ from: 1_250, to: 1_250, digits: 2 }] },
          ],
        },
        { status: ['refused'] },
      ],
    ],
  ])('in French: %s', (text, expected) => {
    expect(meanings(text, french)).toEqual(expected);
  });
});

it('an amount is read in every currency of the accounts, each in its own digits', () => {
  const accounts = ['EUR', 'USD', 'JPY', 'KWD'].map((currency) => ({ accountId: currency, label: currency, currency }));
  const spansOf = (text: string) => {
    const [term] = readQuestion(text, { ...english, accounts }).terms;
    if (term?.meaning.kind !== 'amount') throw new Error(`${text} is no amount.`);
    return term.meaning.amounts.flatMap(({ spans }) => spans.map(({ from, to, digits }) => [from, to, digits]));
  };
  const most = 999_999_999_999;
  expect(spansOf('>100')).toEqual([
    [10_001, most, 2],
    [101, most, 0],
    [100_001, most, 3],
  ]);
  expect(spansOf('>100 €')).toEqual([[10_001, most, 2]]);
  // An amount that a currency has not got is a bound for it all the same, and lies between two of its own.
  expect(spansOf('<=12.50')).toEqual([
    [0, 1_250, 2],
    [0, 12, 0],
    [0, 12_500, 3],
  ]);
  expect(spansOf('12.40..12.50')).toEqual([
    [1_240, 1_250, 2],
    [12_400, 12_500, 3],
  ]);
  expect(readQuestion('12.50..12.40', { ...english, accounts }).terms[0]?.problem?.code).toBe('reversed');
});

describe('an operator', () => {
  it.each<[string, unknown]>([
    ['amount:100', spans('100', 10_000, 10_000)],
    ['left:>0', { left: [{ written: '>0', spans: [{ from: 1, to: 999_999_999_999, digits: 2 }] }] }],
    ['op:refund,capture', { op: ['refund', 'capture'] }],
    ['-op:refund', { '-op': ['refund'] }],
    ['status:refused,pending', { status: ['refused', 'pending'] }],
    [
      'code:4xxx,1001',
      {
        code: [
          { from: '4000', to: '4999' },
          { from: '1001', to: '1001' },
        ],
      },
    ],
    ['date:2026-01..2026-02', days('2026-01-01', '2026-03-01')],
    ['date:>=2026-01', days('2026-01-01', null)],
    ['date:<2026-01', days(null, '2026-01-01')],
    ['date:"last month"', october],
    ['order:1234', { order: ['1234'] }],
    ['client:"jon snow"', { client: ['jon snow'] }],
    ['card:7575,446421', { card: ['7575', '446421'] }],
    ['card:446421…0001,…7575', { card: ['0001', '7575'] }],
    ['currency:eur', { currency: ['EUR'] }],
    ['account:"main SHOP"', { account: ['SHOP'] }],
    ['source:import', { source: ['import'] }],
    ['reason:fraud', { reason: ['fraud'] }],
    ['by:anna', { by: ['anna'] }],
  ])('%s', (text, expected) => {
    expect(meanings(text)).toEqual([expected]);
  });

  it.each<[string, unknown]>([
    ['amount:abc', { code: 'badValue', operator: 'amount', value: 'abc' }],
    ['amount:60..40', { code: 'reversed', operator: 'amount', value: '60..40' }],
    ['status:refsed', { code: 'badValue', operator: 'status', value: 'refsed' }],
    ['date:2026-13', { code: 'badValue', operator: 'date', value: '2026-13' }],
    ['date:2026-02..2026-01', { code: 'reversed', operator: 'date', value: '2026-02..2026-01' }],
    ['card:75', { code: 'badValue', operator: 'card', value: '75' }],
    ['account:nobody', { code: 'badValue', operator: 'account', value: 'nobody' }],
    ['order:', { code: 'noValue', operator: 'order' }],
    ['amout:50', { code: 'unknownOperator', name: 'amout', suggestion: 'amount' }],
  ])('that cannot be used says so at its place: %s', (text, problem) => {
    const { terms } = readQuestion(`a  ${text} b`, english);
    expect(terms[1]).toMatchObject({ problem, start: 3, end: 3 + text.length });
    expect(terms).toHaveLength(3);
  });
});

it('finds a word as text too that is a month, a state or an order’s number as well', () => {
  const also = (text: string) => readQuestion(text, english).terms.map(({ alsoText }) => alsoText?.as ?? null);
  expect(also('may refused refund 2026-01')).toEqual(['word', 'word', 'word', 'anywhere']);
  expect(also('date:may "may" last week')).toEqual([null, null, null]);
});

it('makes the names of no other currency to read a text that is no amount: a person waits for each key', () => {
  const asked = vi.spyOn(Intl, 'supportedValuesOf');
  expect(meanings('W-000001')).toEqual([{ text: 'W-000001' }]);
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});
