import { type ConsoleEvent, eventSchema } from '../../contract/index.ts';
import type { Log } from '../log.ts';

/**
 * Tells an event as the contract has it, to everybody who listens. One that is not of the contract stays here, because the window
 * takes what it hears as it comes, and stands in the log.
 */
export function tellEvent(
  event: ConsoleEvent,
  listeners: Iterable<(message: string) => void>,
  log: Pick<Log, 'error'>,
): void {
  const told = eventSchema.safeParse(event);
  if (!told.success) {
    log.error(`An event could not be told: ${event.kind}`, told.error);
    return;
  }
  const message = JSON.stringify(told.data);
  for (const listener of listeners) listener(message);
}
