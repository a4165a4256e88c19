import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/** How a program that should show a window began. */
export type Beginning =
  | { readonly shown: true; readonly program: ChildProcess }
  /** It ended in peace before any window: it has handed over to one that is open already, and said so. */
  | { readonly shown: false; readonly handedOver: true; readonly lastLines: readonly string[] }
  | { readonly shown: false; readonly handedOver: false; readonly why: string; readonly lastLines: readonly string[] };

export interface WatchOptions {
  readonly program: string;
  readonly words: readonly string[];
  /** The line by which the program says that its window is there. */
  readonly sign: string;
  /** How long to wait for it, in milliseconds. */
  readonly patience: number;
}

/** How long to wait for what a program wrote just before its end, in milliseconds. */
const lastWords = 500;

/** Starts a program and waits for its window; one that shows none in time is ended, and dead before this returns. */
export async function startAndWatch({ program, words, sign, patience }: WatchOptions): Promise<Beginning> {
  const child = spawn(program, [...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const shown = new Promise<'shown'>((resolve) => {
    const read = (line: string) => {
      if (line) lines.push(line);
      lines.splice(0, lines.length - 12);
      if (line.includes(sign)) resolve('shown');
    };
    createInterface(child.stdout).on('line', read);
    createInterface(child.stderr).on('line', read);
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ended = new Promise<'ended'>((resolve) => {
    child.once('exit', () => resolve('ended'));
    child.once('error', (failure) => {
      lines.push(failure.message);
      resolve('ended');
    });
  });
  const late = once(AbortSignal.timeout(patience), 'abort').then(() => 'late' as const);
  const outcome = await Promise.race([shown, ended, late]);
  if (outcome === 'shown') return { shown: true, program: child };
  if (outcome === 'late') {
    child.kill('SIGKILL');
    await ended;
  }
  // The end is known before the last lines are read; children of its own may hold the pipe open for longer.
  await Promise.race([closed, pause(lastWords)]);
  if (outcome === 'ended' && child.exitCode === 0) return { shown: false, handedOver: true, lastLines: lines };
  const why =
    outcome === 'late'
      ? `Electron showed no window within ${patience / 1000} s`
      : 'Electron ended before its window was there';
  return { shown: false, handedOver: false, why, lastLines: lines };
}
