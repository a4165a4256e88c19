import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ChannelInput, ChannelName, ChannelOutput, Result } from '../../contract/index.ts';
import type { ProcessOptions } from './console-process.ts';

/** A console in a process of its own. */
export interface HeadlessConsole {
  /** Asks one thing at a time. */
  ask<Name extends ChannelName>(channel: Name, input: ChannelInput<Name>): Promise<Result<ChannelOutput<Name>>>;
  /** SIGKILL: no handler runs, nothing is closed. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Closes it as a person would. */
  close(): Promise<void>;
}

export async function startHeadlessConsole(options: ProcessOptions): Promise<HeadlessConsole> {
  const entry = new URL('./console-process.ts', import.meta.url).pathname;
  const child: ChildProcess = spawn(process.execPath, [entry], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr?.on('data', (chunk) => {
    complaints += chunk;
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  const write = (message: unknown) => child.stdin?.write(`${JSON.stringify(message)}\n`);
  write(options);
  if ((await lines.next()).value !== 'open') throw new Error(`The console did not open: ${complaints}`);
  return {
    ask: async (channel, input) => {
      write({ channel, input });
      return JSON.parse(String((await lines.next()).value));
    },
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    close: async () => {
      const gone = once(child, 'exit');
      child.stdin?.end();
      await gone;
    },
  };
}
