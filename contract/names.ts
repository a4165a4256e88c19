import { channels } from './channels.ts';
import { eventSchema } from './events.ts';

/*
 * The words of the contract without its schemas. The build puts the words themselves here, because a preload that has to make
 * every schema first takes longer to start than all that it does.
 */

export const channelNames: readonly string[] = Object.keys(channels);

/** What each kind of event is made of. */
export const eventWords: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  eventSchema.options.map(({ shape }) => [shape.kind.value, Object.keys(shape)]),
);
