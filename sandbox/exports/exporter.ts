import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { ExportOrder } from '../book/exports.ts';
import type { Book } from '../book/open.ts';
import type { Clock } from '../clock/clock.ts';
import { isLoopback } from '../notifications/post.ts';
import { makeReport } from './make-report.ts';
import { upload } from './upload.ts';

/** Makes the files that were asked for and brings them where they belong. */
export interface Exporter {
  /** Resolves once everything that was acknowledged is delivered, or has failed; nothing is tried twice. */
  deliver(): Promise<void>;
  /** Cuts what is being sent; it is sent after the next start. */
  stop(): Promise<void>;
}

interface Parts {
  readonly book: Book;
  readonly accounts: readonly AccountSettings[];
  readonly clock: Clock;
}

type End = Parameters<Book['exports']['conclude']>[1];

export function createExporter({ book, accounts, clock }: Parts): Exporter {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  const bring = async (order: ExportOrder, account: AccountSettings): Promise<End> => {
    const report = makeReport(order, { book, accounts, account, now: clock.now() });
    const { name } = report.file;
    // A mailbox is not ours to write to: the file stays in the outbox, where the control API shows it.
    if (order.destination.startsWith('mailto:')) {
      return { state: 'delivered', report: name, content: report.file.bytes, explanation: 'In the outbox.' };
    }
    if (!account.exportAnywhere && !isLoopback(order.destination)) {
      return {
        state: 'failed',
        report: name,
        content: null,
        explanation: 'Not on this machine (setting exportAnywhere).',
      };
    }
    const { taken, explanation } = await upload(order, report, { account, signal: stopping.signal });
    return { state: taken ? 'delivered' : 'failed', report: name, content: null, explanation };
  };

  const drive = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const order = book.exports.firstPending(accounts.map(({ identifier }) => identifier));
      const account = order && findAccount(accounts, order.identifier);
      if (!account) return;
      const end = await bring(order, account);
      if (!stopping.signal.aborted) book.transact(() => book.exports.conclude(order.id, end));
    }
  };

  return {
    deliver: () => {
      running ??= drive().finally(() => {
        running = undefined;
      });
      return running;
    },
    stop: async () => {
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
}
