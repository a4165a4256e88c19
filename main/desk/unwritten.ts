import type { AttemptOutcome, Operation } from '../domain/operation.ts';
import { showUnwritten } from '../domain/unwritten.ts';
import type { DeskPorts } from './ports.ts';

/** What has to be written down about an operation as soon as that can be done. */
type Unwritten =
  | {
      readonly kind: 'outcome';
      readonly attemptId: string;
      readonly outcome: AttemptOutcome;
      /** When it became known, in milliseconds UTC. */
      readonly at: number;
    }
  /** A sending that broke off before there was an outcome. */
  | { readonly kind: 'brokenOff'; readonly at: number };

/**
 * What is known and could not be written, because the disk was full, the file locked or the writer gone. It is held, tried
 * again until it stands in the ledger, and shown as not confirmed meanwhile; only the end of the program gives it up, and the
 * next start then calls the operation unknown.
 */
export interface UnwrittenOutcomes {
  /** Writes an outcome, now or later; gives the operation as it stands. */
  write(operationId: string, attemptId: string, outcome: AttemptOutcome): Promise<Operation>;
  /** Ends an operation whose sending broke off, now or later. */
  breakOff(operationId: string): Promise<void>;
  /** The operations that wait for it, by their ids. */
  list(): readonly string[];
  show(operation: Operation): Operation;
  /** One last try; then nothing is tried any more. */
  stop(): Promise<void>;
}

/** `pause` in milliseconds: room on a disk is made by a person, and a try costs next to nothing. */
export function holdUnwritten(
  { ledger: { journal, views }, actor, clock, onUnwritten = () => {} }: DeskPorts,
  pause = 1_000,
): UnwrittenOutcomes {
  const held = new Map<string, Unwritten>();
  let timer: NodeJS.Timeout | undefined;
  let trying: Promise<void> | undefined;
  let stopped = false;

  const tryOnce = async (operationId: string, unwritten: Unwritten): Promise<Operation | undefined> => {
    const stamp = { actor, at: unwritten.at };
    if (unwritten.kind === 'brokenOff') {
      await journal.recover(stamp, operationId);
      return undefined;
    }
    const { attemptId, outcome } = unwritten;
    try {
      return await journal.end(operationId, attemptId, outcome, stamp);
    } catch (failure) {
      // The writer that failed, or died, may have written it before.
      const found = await views.findOperation(operationId);
      const written = found?.attempts.find((attempt) => attempt.attemptId === attemptId);
      if (found && written && written.endedAt !== null) return found;
      throw failure;
    }
  };

  const later = () => {
    if (stopped || held.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => void tryAll(), pause);
    timer.unref();
  };
  const tryAll = () => {
    trying ??= (async () => {
      for (const [operationId, unwritten] of held) {
        await tryOnce(operationId, unwritten).then(
          () => held.delete(operationId),
          () => undefined,
        );
      }
    })().finally(() => {
      trying = undefined;
      later();
    });
    return trying;
  };
  const hold = (operationId: string, unwritten: Unwritten) => {
    held.set(operationId, unwritten);
    later();
  };

  return {
    write: async (operationId, attemptId, outcome) => {
      const unwritten = { kind: 'outcome', attemptId, outcome, at: clock.now() } as const;
      const attempt = async () => (await tryOnce(operationId, unwritten)) as Operation;
      try {
        // A second time at once: after the first one a thread that died is there again.
        return await attempt().catch(attempt);
      } catch (failure) {
        hold(operationId, unwritten);
        const found = await views.findOperation(operationId).catch(() => undefined);
        if (!found) throw failure;
        const shown = showUnwritten(found);
        onUnwritten(shown);
        return shown;
      }
    },
    breakOff: async (operationId) => {
      // What is known of it is more than that its sending broke off.
      if (held.get(operationId)?.kind === 'outcome') return;
      const unwritten = { kind: 'brokenOff', at: clock.now() } as const;
      await tryOnce(operationId, unwritten).catch(() => hold(operationId, unwritten));
    },
    list: () => [...held.keys()],
    show: (operation) => (held.has(operation.operationId) ? showUnwritten(operation) : operation),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await trying;
      await tryAll();
    },
  };
}
