import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ChannelInput, ChannelName, ChannelOutput, ConsoleEvent, Result } from '../../contract/index.ts';
import type { ProcessLine, ProcessOptions } from './console-process.ts';

/** A console in a process of its own. */
export interface HeadlessConsole {
  /** Rejects with {@link ConsoleGone} when the process ends before it answers. */
  ask<Name extends ChannelName>(channel: Name, input: ChannelInput<Name>): Promise<Result<ChannelOutput<Name>>>;
  /** SIGKILL: no handler runs, nothing is closed. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Closes it as a person would. */
  close(): Promise<void>;
}

/** A process that has loaded its program and waits to be told what to open. */
export interface WaitingConsole {
  /** Rejects when the console does not open, with what it complained about. */
  open(options: ProcessOptions, onEvent?: (event: ConsoleEvent) => void): Promise<HeadlessConsole>;
  kill(): Promise<void>;
}

export class ConsoleGone extends Error {
  override readonly name = 'ConsoleGone';
}

/** The program as it stands in this folder, with no say in its environment. */
const fromSource = { entry: new URL('./console-process.ts', import.meta.url).pathname, environment: {} };

export type Program = typeof fromSource;

export async function startHeadlessConsole(options: ProcessOptions): Promise<HeadlessConsole> {
  return launchConsole().open(options);
}

export function launchConsole({ entry, environment }: Program = fromSource): WaitingConsole {
  const child = spawn(process.execPath, [entry], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const gone = once(child, 'exit');
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  // A process that was killed does not read any more.
  child.stdin.on('error', () => undefined);
  const write = (message: unknown) => child.stdin.write(`${JSON.stringify(message)}\n`);
  const end = async (how: () => void) => {
    how();
    await gone;
  };
  const kill = () => end(() => child.kill('SIGKILL'));

  return {
    kill,
    open: async (options, onEvent = () => undefined) => {
      const waiting = new Map<number, PromiseWithResolvers<string>>();
      const opened = Promise.withResolvers<void>();
      let ended = false;
      const take = (line: ProcessLine) => {
        if (line.kind === 'open') opened.resolve();
        else if (line.kind === 'event') onEvent(JSON.parse(line.event));
        else waiting.get(line.id)?.resolve(line.answer);
      };
      createInterface({ input: child.stdout })
        .on('line', (line) => take(JSON.parse(line)))
        .on('close', () => {
          // Its output can end a moment before the process is known to be gone: a question in between has no answer.
          ended = true;
          opened.reject(new ConsoleGone(`The console did not open: ${complaints}`));
          for (const each of waiting.values()) each.reject(new ConsoleGone('It ended before it answered.'));
        });
      write(options);
      await opened.promise;
      let lastId = 0;
      return {
        ask: async (channel, input) => {
          lastId += 1;
          const id = lastId;
          const answer = Promise.withResolvers<string>();
          waiting.set(id, answer);
          if (ended) answer.reject(new ConsoleGone('It has ended.'));
          write({ id, message: JSON.stringify({ channel, input }) });
          return JSON.parse(await answer.promise.finally(() => waiting.delete(id)));
        },
        kill,
        close: () => end(() => child.stdin.end()),
      };
    },
  };
}
