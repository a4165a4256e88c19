import { z } from 'zod';
import { consoleView, preferences } from './views/console.ts';
import { operationView } from './views/operation.ts';

/** What the main process tells the window unasked, so that no screen shows yesterday's truth. */
export const eventSchema = z.discriminatedUnion('kind', [
  /** An operation changed its state; lists and panels that show its chain are out of date. */
  z.strictObject({ kind: z.literal('operationChanged'), operation: operationView }),
  /** Rows came in, for instance by an import. */
  z.strictObject({ kind: z.literal('transactionsChanged') }),
  z.strictObject({ kind: z.literal('consoleChanged'), console: consoleView }),
  z.strictObject({ kind: z.literal('preferencesChanged'), preferences }),
]);

export type ConsoleEvent = z.infer<typeof eventSchema>;
