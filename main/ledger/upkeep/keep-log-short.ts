import { logSizes, sizeOfLog } from './write-ahead-log.ts';

/** Empties the write-ahead log of an open ledger beside its writer, until it is stopped. */
export interface LogKeeper {
  stop(): Promise<void>;
}

export interface LogKeeperPorts {
  readonly file: string;
  /** Starts what copies the log into the file; the first time that it is needed. */
  readonly start: () => Promise<{ readonly checkpoint: () => Promise<unknown>; close(): Promise<void> }>;
}

/** Looks every so many milliseconds: a look costs microseconds, and an import writes some megabytes meanwhile. */
const every = 250;

/** What cannot be done is tried again at the next look; past a size the writer does it itself (see write-ahead-log.ts). */
export function keepLogShort({ file, start }: LogKeeperPorts, next = every): LogKeeper {
  let started: ReturnType<LogKeeperPorts['start']> | undefined;
  let running: Promise<void> | undefined;
  let copied = 0;
  const look = () => {
    const size = sizeOfLog(file);
    // A log that was copied and did not grow since has nothing new, though its file is as large as before.
    if (running || size < logSizes.copied || size === copied) return;
    running = work(size).finally(() => {
      running = undefined;
    });
  };
  const work = async (size: number) => {
    started ??= start();
    const thread = started;
    try {
      await (await thread).checkpoint();
      copied = size;
    } catch {
      started = undefined;
      await putAway(thread);
    }
  };
  const timer = setInterval(look, next).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      await putAway(started);
    },
  };
}

/** One that could not copy is alive all the same: it would hold the file open for as long as the program runs. */
async function putAway(started: ReturnType<LogKeeperPorts['start']> | undefined): Promise<void> {
  await started?.then((thread) => thread.close()).catch(() => undefined);
}
