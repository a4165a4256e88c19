import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../../renderer/i18n/format.ts';
import { startTexts } from '../../../../renderer/i18n/index.ts';
import { gatherLetterFacts, hasLetter, listRefunds } from '../../../../renderer/transaction/letter/letter-facts.ts';
import { addWorkingDays } from '../../../../renderer/transaction/letter/working-days.ts';
import { type LetterWords, writeLetter } from '../../../../renderer/transaction/letter/write-letter.ts';
import { makeRow } from '../shown.tsx';

const timeZone = 'Europe/Paris';
const payment = makeRow({ happenedAt: Date.UTC(2020, 10, 1, 12) });
const refund = makeRow({
  transactionId: 'A2',
  operation: 'refund',
  card: '',
  amount: { minor: 1_620, currency: 'EUR' },
  happenedAt: Date.UTC(2020, 10, 13, 23, 30),
});
const timeline = [payment, refund].map((row) => ({ kind: 'transaction' as const, row, operation: null }));
const facts = gatherLetterFacts({ row: refund, timeline, told: [] });

async function wordsOf(language: 'en' | 'fr'): Promise<LetterWords> {
  const texts = await startTexts('en');
  await texts.loadLanguages(language);
  return { t: texts.getFixedT(language), formats: createFormats(language, 'en-GB', timeZone), timeZone };
}

describe('the letter of a refund', () => {
  it('says what, where to, until when and by which reference, in the customer’s language', async () => {
    expect(writeLetter(facts, await wordsOf('en'))).toBe(
      [
        'Dear customer,',
        'On 14 November 2020 we refunded €16.20 on your order W-1. ' +
          'The money goes back to the card that you paid with, the one ending in 0001. ' +
          'Banks mostly show a refund within ten working days: please look for it up to 27 November 2020.',
        'Our reference: A2',
        'With kind regards,',
      ].join('\n\n'),
    );
    const french = writeLetter(facts, await wordsOf('fr'));
    expect(french).toMatch(
      /^Madame, Monsieur,\n\nLe 14 novembre 2020, nous avons remboursé 16,20.€ sur votre commande W-1\./,
    );
    expect(french).toContain('celle qui se termine par 0001');
    expect(french).toContain('jusqu’au 27 novembre 2020');
  });

  it('says the name on the statement and the reference of the banks where they are known', async () => {
    const arn = '74123450314000000000017';
    const told = [
      { transactionId: 'A1', name: 'descriptor' as const, text: 'WREN*CO' },
      { transactionId: 'A1', name: 'arn' as const, text: 'of the payment' },
      { transactionId: 'A2', name: 'arn' as const, text: arn },
    ];
    const known = gatherLetterFacts({ row: refund, timeline, told });
    expect(known).toMatchObject({ descriptor: 'WREN*CO', arn });
    expect(gatherLetterFacts({ row: refund, timeline, told: told.slice(0, 2) }).arn).toBeNull();
    const english = writeLetter(known, await wordsOf('en'));
    expect(english).toContain('On your statement it is called “WREN*CO”.');
    expect(english).toContain('this reference (ARN): 74123450314000000000017\nOur reference: A2');
    const french = writeLetter(known, await wordsOf('fr'));
    expect(french).toMatch(/son libellé est «.WREN\*CO.»/);
    expect(french).toContain('74123450314000000000017');
  });

  it('claims no card for a direct debit, nor where none is known, and no order where there is none', async () => {
    const words = await wordsOf('en');
    const debited = timeline.map((entry) => ({ ...entry, row: { ...entry.row, method: 'directDebit' as const } }));
    expect(writeLetter(gatherLetterFacts({ row: refund, timeline: debited, told: [] }), words)).toContain(
      'the bank account',
    );
    const unknown = writeLetter(gatherLetterFacts({ row: { ...refund, orderId: '' }, timeline: [], told: [] }), words);
    expect(unknown).toContain('the way that it was paid');
    expect(unknown).toContain('refunded €16.20 to you.');
  });

  it('tells that a bank may show neither, where it followed its debit within a day', async () => {
    const late = { ...payment, happenedAt: refund.happenedAt - 3_600_000 };
    const soon = gatherLetterFacts({
      row: refund,
      timeline: [{ kind: 'transaction', row: late, operation: null }],
      told: [],
    });
    expect(writeLetter(soon, await wordsOf('en'))).toContain('neither the payment nor the refund');
    expect(writeLetter(facts, await wordsOf('en'))).not.toContain('neither');
  });

  it('is there for what the gateway has executed, at a time that was told', () => {
    expect(hasLetter(refund)).toBe(true);
    const none = [{ status: 'refused' }, { voided: true }, { timeKnown: false }, { operation: 'payment' }] as const;
    for (const changes of none) expect(hasLetter({ ...refund, ...changes })).toBe(false);
  });
});

describe('working days', () => {
  it.each([
    ['2020-11-13T12:00Z', 1, '2020-11-16'],
    ['2020-11-14T12:00Z', 1, '2020-11-16'],
    // A Saturday in Paris already.
    ['2020-11-13T23:30Z', 1, '2020-11-16'],
    ['2020-11-16T12:00Z', 10, '2020-11-30'],
  ])('from %s on %i: %s', (from, days, day) => {
    expect(new Intl.DateTimeFormat('sv', { timeZone }).format(addWorkingDays(Date.parse(from), days, timeZone))).toBe(
      day,
    );
  });

  it('is at hand where the payment is shown as well, for each of its refunds, the newest first', () => {
    const later = { ...refund, transactionId: 'A3', happenedAt: refund.happenedAt + 1 };
    const refused = { ...refund, transactionId: 'A4', status: 'refused' as const };
    const all = [payment, refund, later, refused].map((row) => ({
      kind: 'transaction' as const,
      row,
      operation: null,
    }));
    const idsFor = (row: typeof payment) =>
      listRefunds({ row, timeline: all }).map(({ transactionId }) => transactionId);
    expect(idsFor(payment)).toEqual(['A3', 'A2']);
    expect(idsFor(refund)).toEqual(['A2']);
    expect(idsFor(refused)).toEqual([]);
  });
});
