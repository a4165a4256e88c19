import type { PaymentMethod } from '../domain/kinds.ts';

/** What a source says of how something was paid: in a word, by a masked card number, by a card's brand or expiry. */
interface Said {
  /** PAYMENT METHOD TYPE; no page lists its values (protocol.md §10.6). */
  readonly word: string;
  readonly card: string;
  /** CARDTYPE. */
  readonly cardType: string;
  /** CARDVALIDITYDATE: nothing but a card expires. */
  readonly validity: string;
}

/**
 * How something was paid. A word for a direct debit goes before everything; a card number, its expiry or a brand means a card,
 * whatever else is said; a word that nobody knows is unknown, and never a card.
 */
export function readMethod({ word, card, cardType, validity }: Said): PaymentMethod {
  const plain = fold(word);
  if (isDirectDebit(plain) || isDirectDebit(fold(cardType))) return 'directDebit';
  // Zeros alone are a database's word for none, and more than 19 signs an account's number, cut as a card's is.
  const isNumber = /^(?=.*[1-9X*])[\dX*]{0,15}\d{4}$/i.test(card.trim());
  const isCard = isNumber || /[1-9]/.test(validity) || brands.has(fold(cardType)) || isCardWord(plain);
  return isCard ? 'card' : 'unknown';
}

/** `Prélèvement SEPA`, `SEPA_DIRECT_DEBIT`, `sdd`; a SEPA transfer is none, and comes back to nobody. */
function isDirectDebit(plain: string): boolean {
  if (/transfer|virement|credit/.test(plain)) return false;
  return /\bs?dd\b|sepa|direct ?debit|prelevement|lastschrift|mandate|\bach debit\b/.test(plain);
}

function isCardWord(plain: string): boolean {
  return /\b(card|cards|carte|cartes|cb|bankcard|creditcard|debitcard)\b/.test(plain) || brands.has(plain);
}

/** CARDTYPE as the gateway writes it (protocol.md §10.1), and the other names of those networks. */
const brands: ReadonlySet<string> = new Set([
  'visa',
  'visa electron',
  'electron',
  'vpay',
  'v pay',
  'mastercard',
  'master card',
  'maestro',
  'cb',
  'carte bancaire',
  'cartes bancaires',
  'american express',
  'americanexpress',
  'amex',
  'bancontact',
  'bcmc',
  'jcb',
  'diners',
  'diners club',
  'discover',
  'unionpay',
  'china unionpay',
  'cup',
]);

/** Small letters without accents; whatever joins words is a space. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
