import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a program that should show a window began. */
export type Beginning =
  | { readonly shown: true; readonly program: ChildProcess }
  | { readonly shown: false; readonly why: string; readonly lastLines: readonly string[] };

export interface WatchOptions {
  readonly program: string;
  readonly words: readonly string[];
  /** The line by which the program says that its window is there. */
  readonly sign: string;
  /** How long to wait for it, in milliseconds. */
  readonly patience: number;
}

/** Starts a program and waits for its window; one that shows none in time is ended, and dead before this returns. */
export async function startAndWatch({ program, words, sign, patience }: WatchOptions): Promise<Beginning> {
  const child = spawn(program, [...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const shown = new Promise<'shown'>((resolve) => {
    const read = (chunk: Buffer) => {
      lines.push(...chunk.toString('utf8').split('\n').filter(Boolean));
      lines.splice(0, lines.length - 12);
      if (lines.some((line) => line.includes(sign))) resolve('shown');
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const ended = new Promise<'ended'>((resolve) => {
    child.once('exit', () => resolve('ended'));
    child.once('error', (failure) => {
      lines.push(failure.message);
      resolve('ended');
    });
  });
  const timer = AbortSignal.timeout(patience);
  const late = once(timer, 'abort').then(() => 'late' as const);
  const outcome = await Promise.race([shown, ended, late]);
  if (outcome === 'shown') return { shown: true, program: child };
  if (outcome === 'late') {
    child.kill('SIGKILL');
    await ended;
  }
  const why =
    outcome === 'late' ? `it showed no window within ${patience / 1000} s` : 'it ended before its window was there';
  return { shown: false, why, lastLines: lines };
}
