import type { ChannelInput, ChannelName, ChannelOutput, Result } from '../../contract/index.ts';
import { handleAccounts } from './accounts.ts';
import { handleCases } from './cases.ts';
import { handleConsole } from './console.ts';
import { handleNotifications } from './notifications.ts';
import { handleOperations } from './operations.ts';
import type { HandlerPorts } from './ports.ts';
import { handleSecrets } from './secrets.ts';
import { handleTransactions } from './transactions.ts';

/** One handler for each channel: a missing one does not compile. */
export type Handlers = {
  readonly [Name in ChannelName]: (input: ChannelInput<Name>) => Promise<Result<ChannelOutput<Name>>>;
};

/** The handlers of one noun, to be put together with the others. */
export type HandlersOf<Noun extends string> = Pick<Handlers, Extract<ChannelName, `${Noun}.${string}`>>;

export function createHandlers(ports: HandlerPorts): Handlers {
  return {
    ...handleConsole(ports),
    ...handleTransactions(ports),
    ...handleOperations(ports),
    ...handleCases(ports),
    ...handleNotifications(ports),
    ...handleAccounts(ports),
    ...handleSecrets(ports),
  };
}
