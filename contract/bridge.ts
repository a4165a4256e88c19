import type { ChannelInput, ChannelName, ChannelOutput } from './channels.ts';
import type { ConsoleEvent } from './events.ts';
import { channelNames } from './names.ts';
import { readEvent } from './read-event.ts';
import type { Result } from './result.ts';

type Noun<Name extends string> = Name extends `${infer First}.${string}` ? First : never;

/** The verbs that the page sees: `bridge.operations.confirm({ operationId })`. */
export type Bridge = {
  readonly [N in Noun<ChannelName>]: {
    readonly [Name in ChannelName as Name extends `${N}.${infer Verb}` ? Verb : never]: (
      input: ChannelInput<Name>,
    ) => Promise<Result<ChannelOutput<Name>>>;
  };
} & {
  /** Listens until the returned function is called. */
  readonly listen: (listener: (event: ConsoleEvent) => void) => () => void;
  /** Hands a file over that a person chose or dropped, and gives the name that channels know it by; null for one that lies nowhere. */
  readonly handFile: (file: File) => Promise<string | null>;
};

/** What a host lends to the page: one string out with its answer, and strings that come unasked. */
export interface Wire {
  readonly send: (message: string) => Promise<string>;
  readonly listen: (listener: (message: string) => void) => () => void;
  /** Gives a file to the main process, which finds its path; an empty answer for none. The page never learns where it lies. */
  readonly hand?: (file: File) => Promise<string>;
}

/** Builds the page's verbs over a wire. There is no general `send`: what is not in the table cannot be asked. */
export function buildBridge(wire: Wire): Bridge {
  const nouns: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {};
  for (const name of channelNames) {
    const [noun, verb] = name.split('.') as [string, string];
    nouns[noun] ??= {};
    nouns[noun][verb] = async (input) => JSON.parse(await wire.send(JSON.stringify({ channel: name, input })));
  }
  const listen: Bridge['listen'] = (listener) => wire.listen((message) => listener(readEvent(message)));
  const handFile: Bridge['handFile'] = async (file) => (await wire.hand?.(file)) || null;
  return { ...nouns, listen, handFile } as unknown as Bridge;
}
