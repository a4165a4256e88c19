import { closeInTurn } from '../close-in-turn.ts';
import type { Stale } from './database/stale.ts';
import type { KeepingPorts, LedgerViews, Opened, OpenPorts } from './open-threads.ts';
import { LedgerProblem, notPrepared } from './problem.ts';
import { rememberFailure } from './rebuild/failed.ts';
import type { Progress } from './rebuild/progress.ts';
import { type KeptThread, keepThread } from './threads/keep.ts';
import type { ReaderMethods } from './threads/reader.ts';
import type { RebuilderMethods } from './threads/rebuilds.ts';
import { startThread, type Thread } from './threads/start.ts';

/** How far a ledger is that is made anew; until then it is only read. */
export interface Preparation extends Progress {
  readonly because: Stale['because'];
  /** Milliseconds that it will still take, at the pace so far; null while nobody can say. */
  readonly left: number | null;
  /** It came to an end that is none: the next start says why, and what can be done. */
  readonly failed: boolean;
}

/** A ledger that can be read at once, and written once it is prepared. */
export interface Preparing {
  readonly views: LedgerViews;
  /** Every call is refused as `beingPrepared` until then. */
  readonly writing: Opened['writing'];
  /** Null once it is prepared. */
  preparation(): Preparation | null;
  /** Resolves once it can be written; rejects where that failed or was cut short, of which nobody has to hear. */
  readonly whenPrepared: Promise<void>;
  /** Cuts it short behind the part that is under way. What is made by then is kept, and the next start goes on with it. */
  stop(): void;
  close(): Promise<void>;
}

export interface PreparePorts extends OpenPorts, KeepingPorts {
  /** Opens the file for writing and reading, once it is prepared. */
  readonly open: () => Promise<Opened>;
  readonly because: Stale['because'];
  readonly onProgress: () => void;
}

/** Makes a ledger anew in a thread of its own before anybody reads it: for one whose rows as they were cannot be read. */
export async function prepareFirst({ file, threads }: OpenPorts): Promise<void> {
  const rebuilder = await startRebuilder({ file, threads });
  try {
    while (!(await rebuilder.methods.step()).filled);
    await rebuilder.methods.finish();
    await rebuilder.methods.replace();
  } catch (failure) {
    throw notPrepared(failure, file);
  } finally {
    await rebuilder.close();
  }
}

/** Makes a ledger anew while its rows as they were are read. */
export async function prepareMeanwhile(ports: PreparePorts): Promise<Preparing> {
  const { file, threads, now, because, onDied, onLost, onProgress } = ports;
  const rebuilder = await startRebuilder(ports);
  const startReader = () =>
    keepThread<ReaderMethods>({ start: () => startThread(threads.reader, file), now, onDied, onLost });
  let reader: Promise<KeptThread<ReaderMethods>> | undefined = startReader();
  await reader.catch(async (failure) => {
    await rebuilder.close();
    throw failure;
  });
  let opened: Promise<Opened> | undefined;
  let stopping = false;
  let state: Preparation | null = { because, done: 0, total: 0, left: null, failed: false };
  const prepared = Promise.withResolvers<void>();
  prepared.promise.catch(() => undefined);

  const fill = async () => {
    const begun = now();
    let first: number | undefined;
    for (;;) {
      const { filled, done, total } = await rebuilder.methods.step();
      if (filled || stopping) return filled;
      first ??= done;
      const left = done > first ? ((now() - begun) * (total - done)) / (done - first) : null;
      state = { because, done, total, left, failed: false };
      onProgress();
    }
  };
  /** Questions that come meanwhile wait: there is a moment at which nobody may have the file open. */
  const change = async () => {
    const before = reader;
    opened = (async () => {
      await (await before)?.close();
      reader = undefined;
      await rebuilder.methods.replace();
      return ports.open();
    })();
    await opened;
  };
  const run = async () => {
    try {
      if (!(await fill())) return;
      await rebuilder.methods.finish();
      if (stopping) return;
      await change();
      state = null;
      prepared.resolve();
    } catch (failure) {
      const problem = notPrepared(failure, file);
      const { kind, message } = problem;
      // A disk that is full is looked at anew at each start, with what is needed.
      if (kind !== 'full' && kind !== 'noRoom') rememberFailure(file, message);
      state = { because, done: 0, total: 0, ...state, left: null, failed: true };
      // The ledger as it was is still there to be read.
      opened = undefined;
      reader ??= startReader();
      // Whoever asks something hears of it.
      reader.catch(() => undefined);
      prepared.reject(problem);
    } finally {
      await rebuilder.close();
    }
    onProgress();
  };
  const running = run();
  const stop = () => {
    stopping = true;
    prepared.reject(new LedgerProblem('beingPrepared', `${file} is closed before it is prepared.`, file));
  };

  return {
    views: delegate<LedgerViews>(async () =>
      opened ? (await opened).views : ((await reader) as KeptThread<ReaderMethods>).methods,
    ),
    writing: delegate<Opened['writing']>(async () => {
      if (state !== null || !opened) throw new LedgerProblem('beingPrepared', `${file} is being prepared.`, file);
      return (await opened).writing;
    }),
    preparation: () => state,
    whenPrepared: prepared.promise,
    stop,
    close: async () => {
      stop();
      await closeInTurn(
        () => running,
        async () => (await reader?.catch(() => undefined))?.close(),
        async () => (await opened)?.close(),
      );
    },
  };
}

function startRebuilder({ file, threads }: OpenPorts): Promise<Thread<RebuilderMethods>> {
  return startThread<RebuilderMethods>(threads.rebuilder, file).catch((failure) => {
    throw notPrepared(failure, file);
  });
}

/** The methods of whoever is there at the time of each call. */
export function delegate<Methods extends object>(find: () => Promise<object>): Methods {
  return new Proxy({} as Methods, {
    get: (_, name) =>
      typeof name === 'string' && name !== 'then'
        ? async (...parameters: unknown[]) => {
            const methods = (await find()) as Record<string, (...given: unknown[]) => unknown>;
            return methods[name]?.(...parameters);
          }
        : undefined,
  });
}
