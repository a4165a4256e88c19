import type { TFunction } from 'i18next';
import type { Formats } from '../../i18n/format.ts';
import type { LetterFacts } from './letter-facts.ts';
import { addWorkingDays } from './working-days.ts';

/** In the customer's language, whichever the window's is. */
export interface LetterWords {
  readonly t: TFunction;
  readonly formats: Pick<Formats, 'amount' | 'date'>;
  readonly timeZone: string;
}

/** So many working days after a refund most banks show it. */
const usualDays = 10;

/** The letter as plain text: what was refunded, where it goes, when it will appear and under which name. */
export function writeLetter(facts: LetterFacts, { t, formats, timeZone }: LetterWords): string {
  const { refundedAt, orderId, goesTo, descriptor, arn, transactionId } = facts;
  const told = { day: formats.date(refundedAt), amount: formats.amount(facts.amount), order: orderId };
  const latest = formats.date(addWorkingDays(refundedAt, usualDays, timeZone));
  const sentences = [
    orderId === '' ? t('letter.refundedNoOrder', told) : t('letter.refunded', told),
    goesTo.kind === 'card'
      ? t('letter.toCard', { digits: goesTo.lastFour })
      : t(goesTo.kind === 'bank' ? 'letter.toBank' : 'letter.toSame'),
    t('letter.by', { day: latest }),
    ...(descriptor === null ? [] : [t('letter.statement', { descriptor })]),
    ...(facts.soonAfterDebit ? [t('letter.sameDay')] : []),
  ];
  const references = [
    ...(arn === null ? [] : [t('letter.arn', { arn })]),
    t('letter.reference', { id: transactionId }),
  ];
  return [t('letter.greeting'), sentences.join(' '), references.join('\n'), t('letter.closing')].join('\n\n');
}
