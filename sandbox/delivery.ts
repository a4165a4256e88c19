import type { AccountSettings } from './accounts/settings.ts';
import type { Book } from './book/open.ts';
import type { Clock } from './clock/clock.ts';
import { createExporter } from './exports/exporter.ts';
import { type Courier, createCourier } from './notifications/courier.ts';

/** How often what fell due by itself is looked for, in milliseconds of real time. */
const heartbeat = 1000;

/** Everything that leaves the gateway without having been asked for on the same connection. */
export interface Delivery {
  readonly courier: Courier;
  /** Sends what is due, without waiting for it. */
  begin(): void;
  /** Resolves once everything that is due was sent. */
  settled(): Promise<void>;
  /** Cuts what is being sent. */
  stop(): Promise<void>;
}

interface Parts {
  readonly book: Book;
  readonly accounts: readonly AccountSettings[];
  readonly clock: Clock;
  /** Does what the gateway's clock demands. */
  readonly catchUp: () => void;
}

/** Delivers from now on, after answers and whenever the clock has moved on by itself. */
export function createDelivery({ book, accounts, clock, catchUp }: Parts): Delivery {
  const courier = createCourier({ book, accounts, clock });
  const exporter = createExporter({ book, accounts, clock });
  const settled = async () => {
    await Promise.all([courier.deliver(), exporter.deliver()]);
  };
  // A book that cannot be written to fails the next request as well, and there it is said.
  const begin = () => void settled().catch(() => undefined);
  const heart = setInterval(() => {
    try {
      catchUp();
    } catch {
      return;
    }
    begin();
  }, heartbeat);
  heart.unref();
  return {
    courier,
    begin,
    settled,
    stop: async () => {
      clearInterval(heart);
      await Promise.all([courier.stop(), exporter.stop()]);
    },
  };
}
