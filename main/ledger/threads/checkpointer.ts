import { workerData } from 'node:worker_threads';
import { openWritable, type WritableDatabase } from '../database/open.ts';
import { logSizes, sizeOfLog } from '../upkeep/write-ahead-log.ts';
import type { ThreadData } from './messages.ts';
import { serveThread } from './serve.ts';

/** Emptying the log waits so many milliseconds for whoever reads or writes: they wait for it as long. */
const patience = 100;

export function createCheckpointerMethods(database: WritableDatabase) {
  return {
    /**
     * Copies the write-ahead log into the file while others read and write; what little is left then goes with them
     * waiting, where the log is to be emptied. One who reads on is left alone: the next time will do.
     */
    checkpoint: () => {
      database.pragma('wal_checkpoint(PASSIVE)');
      if (sizeOfLog(database.name) < logSizes.emptied) return;
      // What was written during the first copy goes over before anybody has to wait: with them waiting the least is left.
      database.pragma('wal_checkpoint(PASSIVE)');
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
