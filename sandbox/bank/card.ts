import { notEnrolled } from './test-cards.ts';

/** What the gateway keeps of a card: never the number, never the cryptogram. */
export interface Card {
  /** First six and last four digits: `111122XXXXXX4444`. */
  readonly mask: string;
  /** `MM-YY`. */
  readonly validity: string;
  readonly fullName: string;
}

/** A payment without a card: SDD and redirect accounts (rules.md A9). */
export const noCard: Card = { mask: '', validity: '', fullName: '' };

/** Leaves the first six and the last four digits of a card number. */
export function maskOf(number: string): string {
  return number.slice(0, 6) + 'X'.repeat(number.length - 10) + number.slice(-4);
}

/** `XXXXXXXXXXXX4444`, as card information and notifications show it (protocol.md §5); empty where no card is. */
export function truncated(mask: string): string {
  return mask === '' ? '' : 'X'.repeat(mask.length - 4) + lastFourOf(mask);
}

export function firstSixOf(mask: string): string {
  return mask.slice(0, 6);
}

export function lastFourOf(mask: string): string {
  return mask.slice(-4);
}

/** Whether the card can do 3-D Secure: every one but the two that the table lists (rules.md B11). */
export function isEnrolled(mask: string): boolean {
  return !notEnrolled.some((number) => maskOf(number) === mask);
}
