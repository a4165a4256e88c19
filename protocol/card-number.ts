import { type DigitGroup, readDigitRuns } from './digit-groups.ts';

/** The check digit of ISO/IEC 7812-1. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const value = place % 2 === 0 ? digit : digit * 2;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** How many digits a card number has (rules.md B11). Most texts are shorter, and need not be looked at. */
const [shortestCard, longestCard] = [12, 19];

/** Beside other digits the shortest is left out: hardly a card has it, and many an amount, a day or a telephone number. */
const shortestBeside = 13;

/** How the networks begin their numbers, and how long those are: Visa, Mastercard, Amex, Diners, JCB, and Maestro with the rest. */
const issued =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|3[0689]\d{12,17}|35\d{14,17}|(?:50|5[6-8]|6\d)\d{11,17})$/;

/** Lengths of groups as they stand on cards: in a row, in fours, and as Amex and Diners have them. */
const printed = /^(?:\d+|(?:4 ){3,4}[1-4]|4 6 [45])$/;

/** Whether a text holds what could be a whole card number: such a text is neither stored nor sent (PCI DSS 3.4). */
export function containsCardNumber(text: string): boolean {
  return findCards(text).length > 0;
}

/** The text with every whole card number cut to its first six and last four digits (PCI DSS 3.4). */
export function maskCardNumbers(text: string): string {
  const cards = findCards(text);
  if (cards.length === 0) return text;
  let [masked, end] = ['', 0];
  for (const card of cards) {
    masked += `${text.slice(end, card.start)}${card.digits.slice(0, 6)}…${card.digits.slice(-4)}`;
    end = card.end;
  }
  // What stood beside one may stand alone now. Each time there are fewer digits, so that this ends.
  return maskCardNumbers(masked + text.slice(end));
}

type Found = Pick<DigitGroup, 'digits' | 'start' | 'end'>;

/**
 * Every card number of a text, in its order; those that share digits are one. An expiry, a cryptogram or anything else may stand
 * beside it: each part of a run of digits is looked at that begins and ends with a group.
 */
function findCards(text: string): readonly Found[] {
  if (text.length < shortestCard) return [];
  return readDigitRuns(text).flatMap((run) => findCardsOf(run));
}

function findCardsOf(run: readonly DigitGroup[]): readonly Found[] {
  const found: { first: number; last: number }[] = [];
  for (const first of run.keys()) {
    let digits = '';
    for (let last = first; last < run.length; last += 1) {
      digits += run[last]?.digits ?? '';
      if (digits.length > longestCard) break;
      if (digits.length < shortestCard || !passesLuhn(digits) || !isWrittenAsCard(run, first, last)) continue;
      const before = found.at(-1);
      if (before && before.last >= first) before.last = Math.max(before.last, last);
      else found.push({ first, last });
    }
  }
  return found.map(({ first, last }) => {
    const groups = run.slice(first, last + 1);
    return { digits: digitsOf(groups), start: groups[0]?.start ?? 0, end: groups.at(-1)?.end ?? 0 };
  });
}

/** One that stands alone may be written in any way; beside other digits it is written like a card, or begins like one. */
function isWrittenAsCard(run: readonly DigitGroup[], first: number, last: number): boolean {
  const groups = run.slice(first, last + 1);
  const isAlone = !groups[0]?.isClose && !run[last + 1]?.isClose && groups.slice(1).every(({ isClose }) => isClose);
  if (isAlone) return true;
  const digits = digitsOf(groups);
  if (digits.length < shortestBeside) return false;
  const lengths = groups.map((group) => group.digits.length);
  if (printed.test(lengths.join(' '))) return true;
  // A day, a month or a pair of a telephone number is no group of a card, unless it ends it.
  return issued.test(digits) && lengths.slice(0, -1).every((length) => length > 2);
}

function digitsOf(groups: readonly DigitGroup[]): string {
  return groups.map(({ digits }) => digits).join('');
}
