import { parentPort, workerData } from 'node:worker_threads';
import type { ReadableDatabase } from '../database/open.ts';
import { watchStatements } from '../database/watch-statements.ts';
import type { Notice, ThreadData } from './messages.ts';

/** Has main hear of each slow statement of this thread's connection. */
export function tellSlow(database: ReadableDatabase): void {
  const { slowAfter } = workerData as ThreadData;
  watchStatements(database, {
    slowAfter,
    onSlow: (name, milliseconds) => parentPort?.postMessage({ slow: { name, milliseconds } } satisfies Notice),
  });
}
