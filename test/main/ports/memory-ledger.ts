import { chainIdOf } from '../../../main/domain/chain.ts';
import { decideBeginning } from '../../../main/domain/decide/begin.ts';
import { lastAttempt } from '../../../main/domain/operation.ts';
import type { LedgerChange } from '../../../main/ports/feed.ts';
import type { Core, LedgerPorts, Sync } from './core.ts';
import { changeOf, noteChain, type Writing } from './memory/change.ts';
import { recordNotification, recordRows, setNotificationAside } from './memory/intake.ts';
import { end, recordLookUp, recover, settle, take } from './memory/journal.ts';
import { append } from './memory/operations.ts';
import { requireOperation } from './memory/read.ts';
import { keepStandings } from './memory/standings.ts';
import { createStore } from './memory/store.ts';
import { createViews } from './memory/views.ts';

/**
 * A body of the ledger's ports in memory: maps where the other has tables, the same pure functions of main/domain for every
 * decision. It writes no log; what follows from a line is all that is kept. What rows stand at, for lists alone, is read anew
 * from every chain after each write: whoever asks for no list can leave it out.
 */
export function createMemoryCore({ standings = true }: { readonly standings?: boolean } = {}): Core {
  const store = createStore();
  const listeners = new Set<(change: LedgerChange) => void>();

  /** One transaction; whoever listens hears of it before the caller does, and of nothing when nothing changed. */
  const write = <Value>(change: (writing: Writing) => Value): Value => {
    const writing: Writing = { store, operations: new Set(), chains: new Map() };
    const value = change(writing);
    if (standings) keepStandings(writing);
    if (listeners.size > 0 && writing.operations.size + writing.chains.size > 0) {
      const told = changeOf(writing);
      for (const listener of listeners) listener(told);
    }
    return value;
  };

  return {
    journal: {
      draft: (drafted, stamp) =>
        write((writing) => {
          append(writing, { kind: 'operationDrafted', ...drafted }, stamp);
          return requireOperation(store, drafted.operationId);
        }),
      take: (command, stamp) => write((writing) => take(writing, command, stamp)),
      begin: (operationId, attemptId, stamp) =>
        write((writing) => {
          const operation = requireOperation(store, operationId);
          if (lastAttempt(operation).attemptId !== attemptId)
            throw new Error(`Attempt ${attemptId} is not the last one.`);
          append(writing, decideBeginning(operation), stamp);
          return requireOperation(store, operationId);
        }),
      end: (...words) => write((writing) => end(writing, ...words)),
      settle: (...words) => write((writing) => settle(writing, ...words)),
      recover: (stamp, only) => write((writing) => recover(writing, stamp, only)),
      addNote: (note, { actor, at }) =>
        write((writing) => {
          const { accountId, orderId } = note;
          store.notes.push({ ...note, actor, writtenAt: at });
          noteChain(writing, accountId, chainIdOf('credit', { rootId: '', scheduleId: '', orderId }));
        }),
      recordLookUp: (...words) => write((writing) => recordLookUp(writing, ...words)),
      // It changes nothing that these views tell of.
      recordAct: async () => {},
      recordMove: async () => {},
    },
    intake: {
      recordRows: (_importId, piece, stamp) => write((writing) => recordRows(writing, piece, stamp)),
      recordImport: (_importId, _source, { at }) => {
        store.lastImport = at;
      },
      recordNotification: (notification, stamp) => write((writing) => recordNotification(writing, notification, stamp)),
      setNotificationAside: (refused, stamp) => write((writing) => setNotificationAside(writing, refused, stamp)),
    },
    views: createViews(store),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The same as the ports have it, with promises. */
export function openMemoryLedger(): LedgerPorts {
  const core = createMemoryCore();
  return {
    journal: promised(core.journal),
    intake: promised(core.intake),
    views: promised(core.views),
    feed: { listen: core.listen },
  };
}

/** The inverse of {@link Sync}: what throws rejects, and nothing is answered in the same turn. */
export function promised<Port extends object>(methods: Sync<Port>): Port {
  return new Proxy({} as Port, {
    get: (_, name) => {
      const method = (methods as Record<string | symbol, unknown>)[name];
      return typeof method === 'function' ? async (...words: unknown[]) => method(...words) : undefined;
    },
  });
}
