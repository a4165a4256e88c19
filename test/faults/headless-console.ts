import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type {
  AccountForm,
  ChannelInput,
  ChannelName,
  ChannelOutput,
  ConsoleEvent,
  Result,
} from '../../contract/index.ts';
import { readLines, type Taken } from '../../main/hosts/headless/lines.ts';

/** A console in a process of its own. */
export interface HeadlessConsole {
  /** Rejects with {@link ConsoleGone} when the process ends before it answers. */
  ask<Name extends ChannelName>(channel: Name, input: ChannelInput<Name>): Promise<Result<ChannelOutput<Name>>>;
  /** Says what the program on the other side understands beside questions, and gives what it answers. */
  say(words: object): Promise<unknown>;
  /** Hands an export's file over by its path. */
  take(path: string): Promise<Taken>;
  /** SIGKILL: no handler runs, nothing is closed. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Closes it as a person would. */
  close(): Promise<void>;
}

/** A process that has just been started: it may be loading, opening, or open. */
export interface StartingConsole {
  /** Rejects with {@link ConsoleGone} when the console does not open, with what it complained about. */
  readonly opened: Promise<HeadlessConsole>;
  kill(): Promise<void>;
}

export class ConsoleGone extends Error {
  override readonly name = 'ConsoleGone';
}

/** It ended although nobody had ended it; the message is what it complained about. */
export class ConsoleFell extends ConsoleGone {
  override readonly name = 'ConsoleGone';
}

/** How the program is run: its file, words that only this one takes, and its say in its environment. */
export interface Program {
  readonly entry: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** The program as it stands in this folder. */
export const fromSource: Program = {
  entry: new URL('../../main/headless.ts', import.meta.url).pathname,
  words: [],
  environment: {},
};

/** A line that comes out: an answer, an event, or, first, whether it is open. */
type Line =
  | { readonly open: boolean }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly taken: Taken }
  | { readonly event: ConsoleEvent };

/** Starts it on a data folder; `words` are further ones of its command line. */
export function launchConsole(
  dataFolder: string,
  {
    program = fromSource,
    words = [],
    onEvent = () => undefined,
  }: { program?: Program; words?: readonly string[]; onEvent?: (event: ConsoleEvent) => void } = {},
): StartingConsole {
  const child = spawn(
    process.execPath,
    [program.entry, ...program.words, '--data', dataFolder, '--no-keychain', ...words],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...program.environment } },
  );
  const gone = once(child, 'exit');
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  // A process that was killed does not read any more.
  child.stdin.on('error', () => undefined);
  let wasEnded = false;
  const end = async (how: () => void) => {
    wasEnded = true;
    how();
    await gone;
  };
  const kill = () => end(() => child.kill('SIGKILL'));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const opened = Promise.withResolvers<HeadlessConsole>();
  let ended = false;
  let lastId = 0;
  const exchange = async (question: object): Promise<unknown> => {
    lastId += 1;
    const id = lastId;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    if (ended) answer.reject(new ConsoleGone('It has ended.'));
    child.stdin.write(`${JSON.stringify({ id, ...question })}\n`);
    return answer.promise.finally(() => waiting.delete(id));
  };
  const console: HeadlessConsole = {
    ask: async (channel, input) => (await exchange({ channel, input })) as Result<ChannelOutput<typeof channel>>,
    say: exchange,
    take: async (path) => (await exchange({ take: { path } })) as Taken,
    kill,
    close: () => end(() => child.stdin.end()),
  };
  const take = (text: string) => {
    const line = parseWhole(text);
    if (line === undefined) complaints += text;
    else if ('event' in line) onEvent(line.event);
    else if ('result' in line) waiting.get(line.id)?.resolve(line.result);
    else if ('taken' in line) waiting.get(line.id)?.resolve(line.taken);
    else if (line.open) opened.resolve(console);
    else complaints += text;
  };
  void readLines(child.stdout, take).then(() => {
    // Its output can end a moment before the process is known to be gone: a question in between has no answer.
    ended = true;
    opened.reject(new ConsoleGone(`The console did not open: ${complaints}`));
    for (const each of waiting.values())
      each.reject(wasEnded ? new ConsoleGone('It ended before it answered.') : new ConsoleFell(complaints));
  });
  // Whoever waits for it hears of a failure.
  opened.promise.catch(() => undefined);
  return { opened: opened.promise, kill };
}

/** Undefined for the last line of a process that was killed, which may be cut. */
function parseWhole(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

/** What a console is told after each start: an account is kept, its secret is not. */
export interface Credentials {
  readonly account: AccountForm;
  readonly secret: string;
}

/** As a person would at the first start, and would not have to at the next. */
export async function introduce(console: HeadlessConsole, { account, secret }: Credentials): Promise<void> {
  const added = await console.ask('accounts.add', account);
  if (!added.ok && added.refusal.code !== 'accountExists') throw new Error(JSON.stringify(added.refusal));
  const { identifier: accountId } = account;
  const kept = await console.ask('secret.keep', { accountId, purpose: 'signing', secret, where: 'memory' });
  if (!kept.ok) throw new Error(JSON.stringify(kept.refusal));
}
