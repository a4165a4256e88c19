import { workerData } from 'node:worker_threads';
import { openWritable, type WritableDatabase } from '../database/open.ts';
import { logSizes, sizeOfLog } from '../upkeep/write-ahead-log.ts';
import type { ThreadData } from './messages.ts';
import { serveThread } from './serve.ts';

/** Emptying the log waits so many milliseconds for whoever reads or writes: they wait for it as long. */
const patience = 100;

/** So many pages of 4 KB are over in some milliseconds, with everybody waiting. */
const fewPages = 256;

/** What is written faster than it can be copied is not caught up with. */
const mostCopies = 4;

export function createCheckpointerMethods(database: WritableDatabase) {
  /** Copies what the log holds into the file while others read and write; gives how many pages that were. */
  const copy = (): number => {
    const [copied] = database.pragma('wal_checkpoint(PASSIVE)') as readonly [{ readonly log: number }];
    return copied.log;
  };
  return {
    /**
     * Copies the write-ahead log into the file; where the log is to be emptied, again what was written meanwhile, until that is
     * little: the rest goes over with everybody waiting. One who reads on is left alone: the next time will do.
     */
    checkpoint: () => {
      let copied = copy();
      if (sizeOfLog(database.name) < logSizes.emptied) return;
      for (let copies = 1; copies < mostCopies; copies += 1) {
        const before = copied;
        copied = copy();
        if (copied - before < fewPages) break;
      }
      database.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}
export type CheckpointerMethods = ReturnType<typeof createCheckpointerMethods>;

serveThread(() => {
  const database = openWritable((workerData as ThreadData).file);
  database.pragma(`busy_timeout = ${patience}`);
  return { methods: createCheckpointerMethods(database), close: () => database.close() };
});
