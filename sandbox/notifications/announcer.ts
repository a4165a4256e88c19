import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { Announce } from '../book/announce.ts';
import type { Book } from '../book/open.ts';
import type { Clock } from '../clock/clock.ts';
import type { Faults } from '../faults/faults.ts';
import type { RuleOf } from '../faults/rule.ts';
import { notificationFields } from './fields.ts';
import { forge } from './forge.ts';

/** A notification that waits for a later one does so for this many milliseconds of the clock, at most. */
const longestHold = 5 * 60_000;

type Trouble = RuleOf<'notification'>;

interface Parts {
  readonly book: Book;
  readonly accounts: readonly AccountSettings[];
  readonly clock: Clock;
  readonly faults: Faults;
}

/**
 * Writes a notification down for each row that comes to be or gets its final result, in the same transaction as the row
 * (S0:23, rules.md A2, I58). Accounts without NOTIFICATION_URL get none.
 */
export function createAnnouncer({ book, accounts, clock, faults }: Parts): Announce {
  return (row) => {
    const account = findAccount(accounts, row.identifier);
    if (account?.notificationUrl === undefined) return;
    const { identifier, sequence: subject } = row;
    const madeAt = clock.now();
    const fields = notificationFields(row, account);
    const common = { subject, identifier, madeAt };
    const trouble = faults.takeForNotification(row);
    const has = (how: Trouble['how']) => trouble.some((fault) => fault.how === how);
    if (has('forged')) book.notifications.add({ ...common, kind: 'forged', fields: forge(row, fields), dueAt: madeAt });
    const held = has('outOfOrder');
    const dueAt = madeAt + Math.max(held ? longestHold : 0, ...trouble.map(lateness));
    const notification = { ...common, kind: 'transaction', fields, dueAt, held } as const;
    book.notifications.add(notification);
    if (has('duplicated')) book.notifications.add(notification);
  };
}

function lateness({ how, milliseconds }: Trouble): number {
  return how === 'late' ? milliseconds : 0;
}
