import { dayOf, lastDayOfMonth } from '../clock/days.ts';
import { type Card, lastFourOf } from './card.ts';
import { type BankCode, resultOf } from './test-cards.ts';

export interface BankRequest {
  readonly card: Card;
  /** Only looked at, never kept (rules.md B13). */
  readonly cryptogram: string | undefined;
  /** Whether 3-D Secure has succeeded. */
  readonly authenticated: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The account's zone: a card ends with the last day of its month there (rules.md B12). */
  readonly zone: string;
}

/** What the holder's bank answers to a debit or an authorization (rules.md B11–B15). */
export function askBank({ card, cryptogram, authenticated, at, zone }: BankRequest): BankCode {
  if (isExpired(card.validity, at, zone) || cryptogram === '000') return '4012';
  const result = resultOf(lastFourOf(card.mask));
  // The code asks for strong authentication, so with it there is nothing left to ask (rules.md B14).
  return result === '4020' && authenticated ? '0000' : result;
}

/** Whether the card's last day is over (rules.md B12). */
export function isExpired(validity: string, at: number, zone: string): boolean {
  return dayOf(at, zone) > lastDayOfMonth(validity);
}
