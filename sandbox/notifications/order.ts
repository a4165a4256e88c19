import { randomInt } from 'node:crypto';
import type { AccountSettings } from '../accounts/settings.ts';

/** Whether this time the shop hears of the result before its request is answered (S0:71, rules.md I58). */
export function hearsFirst({ notificationUrl, notificationOrder }: AccountSettings): boolean {
  if (notificationUrl === undefined) return false;
  switch (notificationOrder) {
    case 'before':
      return true;
    case 'after':
      return false;
    case 'random':
      return randomInt(2) === 0;
  }
}
