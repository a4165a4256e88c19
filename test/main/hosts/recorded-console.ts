import { type ChannelName, channels, type Result, refuse } from '../../../contract/index.ts';
import type { Handlers } from '../../../main/channels/ports.ts';
import { createReceiver } from '../../../main/channels/receive.ts';
import { openWays, type Way } from './both-hosts.ts';

/** What a handler does instead of writing down that it was called. */
export type Handle = (input: unknown) => Promise<Result<unknown>>;

export interface Recorded {
  readonly ways: readonly Way[];
  readonly heard: { readonly name: string; readonly input: unknown }[];
  readonly logged: string[];
}

/** What every handler answers, so that the tests can tell a handler's answer from a refusal on the way there. */
export const handlersAnswer = { ok: false, refusal: { code: 'notFound', what: 'operation' } } as const;

/** The real receiver behind both hosts, with handlers that only write down what reaches them. */
export async function openRecorded(instead: { readonly [Name in ChannelName]?: Handle } = {}): Promise<Recorded> {
  const heard: Recorded['heard'] = [];
  const logged: string[] = [];
  const handlers = Object.fromEntries(
    Object.keys(channels).map((name) => {
      const record: Handle = async (input) => {
        heard.push({ name, input });
        return refuse(handlersAnswer.refusal);
      };
      return [name, instead[name as ChannelName] ?? record];
    }),
  ) as unknown as Handlers;
  const log = {
    info: () => {},
    error: (message: string, failure: unknown) => void logged.push(`${message}: ${failure}`),
  };
  return { ways: await openWays(createReceiver(handlers, log, { isLocked: () => false })), heard, logged };
}
