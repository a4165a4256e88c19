import { randomUUID } from 'node:crypto';
import {
  type ChannelName,
  channels,
  channelsOfTheLock,
  messageSchema,
  type Refusal,
  type Result,
  refuse,
} from '../../contract/index.ts';
import { LedgerProblem, type ProblemKind } from '../ledger/problem.ts';
import type { Lock } from '../lock/lock.ts';
import type { Log } from '../log.ts';
import type { Handlers } from './ports.ts';

/** Takes one message of the window and gives its answer, both JSON; never throws, and no answer is an exception text. */
export type Receive = (message: string) => Promise<string>;

/**
 * The wall of the lock stands here: while the screen is locked, no channel but the lock's own is answered, whatever the window
 * believes. What was asked before goes on, and its answer stays on this side.
 */
export function createReceiver(handlers: Handlers, log: Log, lock: Pick<Lock, 'isLocked'>): Receive {
  return async (message) => {
    try {
      return JSON.stringify(await answer(handlers, message, lock));
    } catch (failure) {
      return JSON.stringify(refuse(explainFailure(failure, log)));
    }
  };
}

/** No honest message is longer, in characters; parsing more than that for a page gone wrong is work for nothing. */
const longestMessage = 100_000;

async function answer(handlers: Handlers, message: string, lock: Pick<Lock, 'isLocked'>): Promise<Result<unknown>> {
  if (message.length > longestMessage) return refuse({ code: 'invalidInput', field: 'message' });
  const envelope = messageSchema.safeParse(parseJson(message));
  if (!envelope.success) return refuse({ code: 'invalidInput', field: 'message' });
  const { channel: name, input } = envelope.data;
  if (!isChannel(name)) return refuse({ code: 'unknownChannel' });
  const isShut = () => !channelsOfTheLock.has(name) && lock.isLocked();
  if (isShut()) return refuse({ code: 'locked' });
  const channel = channels[name];
  const parsed = channel.input.safeParse(input);
  if (!parsed.success) return refuse({ code: 'invalidInput', field: fieldOf(parsed.error.issues[0]) });
  const handle = handlers[name] as (input: unknown) => Promise<Result<unknown>>;
  const result = await handle(parsed.data);
  if (isShut()) return refuse({ code: 'locked' });
  return result.ok ? { ok: true, value: channel.output.parse(result.value) } : result;
}

/** Object.hasOwn, because `constructor` and `__proto__` are names that a table answers to as well. */
function isChannel(name: string): name is ChannelName {
  return Object.hasOwn(channels, name);
}

function fieldOf(issue: { readonly path: readonly PropertyKey[]; readonly code?: string } | undefined): string {
  return issue?.path.map(String).join('.') || 'input';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the window has words for; the others can only be met at the start, on a screen of their own. */
const toldKinds = ['busy', 'full', 'readOnly', 'corrupt'] as const;

/** Met when another environment is entered whose ledger lost a part of itself. */
const incomplete = ['missing', 'olderThanWitness', 'withoutWitness'] as const satisfies readonly ProblemKind[];

function explainFailure(failure: unknown, log: Log): Refusal {
  if (failure instanceof LedgerProblem) {
    if (failure.kind === 'beingPrepared') return { code: 'ledgerBeingPrepared' };
    const problem = incomplete.some((kind) => kind === failure.kind)
      ? 'incomplete'
      : (toldKinds.find((kind) => kind === failure.kind) ?? 'other');
    log.error('The ledger failed', failure);
    return { code: 'ledgerFailed', problem };
  }
  const reference = randomUUID();
  log.error(`Something broke inside (${reference})`, failure);
  return { code: 'internal', reference };
}
