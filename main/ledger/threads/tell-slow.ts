import type { ReadableDatabase } from '../database/open.ts';
import { watchStatements } from '../database/watch-statements.ts';
import type { Notice } from './messages.ts';
import type { ThreadSide } from './serve.ts';

/** Has main hear of each slow statement of this thread's connection. */
export function tellSlow(database: ReadableDatabase, { port, data }: ThreadSide): void {
  watchStatements(database, {
    slowAfter: data.slowAfter,
    onSlow: (name, milliseconds) => port.postMessage({ slow: { name, milliseconds } } satisfies Notice),
  });
}
