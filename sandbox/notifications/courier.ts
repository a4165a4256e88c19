import { findAccount } from '../accounts/directory.ts';
import { generateSecret } from '../accounts/secret.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { Notification, Try } from '../book/notifications.ts';
import type { Book } from '../book/open.ts';
import type { Clock } from '../clock/clock.ts';
import { type Telling, type Told, tell } from './post.ts';
import { nextTry } from './timetable.ts';

/** Brings notifications to shops, by the gateway's clock. */
export interface Courier {
  /** Sends what is due by now; resolves once each of those was tried. Rejects only when the book does. */
  deliver(): Promise<void>;
  /** The same for one account, which does not wait for the others. */
  deliverTo(identifier: string): Promise<void>;
  /** Cuts what is being sent; it counts as not tried and is sent after the next start. */
  stop(): Promise<void>;
}

interface Parts {
  readonly book: Book;
  readonly accounts: readonly AccountSettings[];
  readonly clock: Clock;
}

export function createCourier({ book, accounts, clock }: Parts): Courier {
  const stopping = new AbortController();
  const lanes = new Map<string, Promise<void>>();

  const trip = async (notification: Notification, account: AccountSettings): Promise<void> => {
    const telling = addressee(notification, account);
    const told = telling ? await tell({ ...telling, signal: stopping.signal }) : nowhere;
    if (stopping.signal.aborted) return;
    const triedAt = clock.now();
    book.transact(() => {
      book.notifications.recordTry(notification, tryOf(notification, told, triedAt));
      if (notification.tries === 0) book.notifications.releaseBefore(notification, triedAt);
    });
  };

  /** One after the other within an account, so that a shop hears of things in their order unless a fault says otherwise. */
  const drive = async (identifier: string): Promise<void> => {
    while (!stopping.signal.aborted) {
      const account = findAccount(accounts, identifier);
      const notification = book.notifications.firstDue(identifier, clock.now());
      if (!notification || !account) return;
      await trip(notification, account);
    }
  };

  const deliverTo = (identifier: string): Promise<void> => {
    const running = lanes.get(identifier);
    if (running) return running;
    const lane = drive(identifier).finally(() => lanes.delete(identifier));
    lanes.set(identifier, lane);
    return lane;
  };

  return {
    deliver: async () => {
      await Promise.all(accounts.filter(hasAddress).map(({ identifier }) => deliverTo(identifier)));
    },
    deliverTo,
    stop: async () => {
      stopping.abort();
      await Promise.allSettled(lanes.values());
    },
  };
}

function hasAddress({ notificationUrl, chargebackUrl }: AccountSettings): boolean {
  return notificationUrl !== undefined || chargebackUrl !== undefined;
}

function urlFor({ kind }: Notification, account: AccountSettings): string | undefined {
  return kind === 'chargeback' ? account.chargebackUrl : account.notificationUrl;
}

/** What is left of a notification whose account has lost its address since it was made. */
const nowhere: Told = { taken: false, httpCode: null, content: 'The account has no address for it.' };

function addressee(notification: Notification, account: AccountSettings): Omit<Telling, 'signal'> | undefined {
  const { fields, kind } = notification;
  const url = urlFor(notification, account);
  if (url === undefined) return undefined;
  const own = account.notificationSecret ?? account.secret;
  return {
    url,
    verb: account.notificationVerb,
    fields,
    secret: kind === 'forged' ? generateSecret() : own,
  };
}

/** A forged notification is sent once: whoever forges does not ask whether it was believed. */
function tryOf(notification: Notification, { taken, httpCode, content }: Told, triedAt: number): Try {
  const next = nextTry(notification.startedAt ?? triedAt, notification.tries + 1);
  if (taken) return { result: 'succeeded', httpCode, content, dueAt: null, triedAt };
  if (next === undefined || notification.kind === 'forged') {
    return { result: 'failure', httpCode, content, dueAt: null, triedAt };
  }
  return { result: 'sent', httpCode, content, dueAt: next, triedAt };
}
