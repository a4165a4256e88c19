import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import {
  handedOver,
  ledgerIsOpening,
  otherIsClosing,
  personIsAsked,
  windowIsOpen,
  windowIsOpening,
} from '../../main/lines.ts';
import type { Signals } from '../../main/signals.ts';
import { passSignals } from './pass-signals.ts';

/** How a program that should show a window began. */
export type Beginning =
  | { readonly kind: 'shown'; readonly program: ChildProcess }
  /** It has handed over to one that is open already, and said so. */
  | { readonly kind: 'handedOver' }
  /** It ended before any window, as a person in front of it wanted, or whoever told us to end. */
  | { readonly kind: 'over' }
  | { readonly kind: 'failed'; readonly why: string; readonly lastLines: readonly string[] };

export interface WatchOptions {
  readonly program: string;
  readonly words: readonly string[];
  /** How long to wait for the window, in milliseconds, while nothing is said to take longer. */
  readonly patience: number;
  /** How long it may take to end once it was told to, in milliseconds. */
  readonly grace?: number;
  /** Where the signals come from that are passed on to it. */
  readonly signals?: Signals;
  /** Hears each line that the program says for whoever started it. */
  readonly onSign?: (line: string) => void;
}

/** How long to wait for what a program wrote just before its end, in milliseconds. */
const lastWords = 500;

/** What takes as long as it takes: no clock runs from there on, until the window is being opened. */
const slow = [personIsAsked, otherIsClosing, ledgerIsOpening];
const signs = [...slow, windowIsOpening, windowIsOpen, handedOver];

/**
 * Starts a program and waits for its window; one that shows none in time is told to end, then made to, and dead before
 * this returns. While it says that a person is being waited for it has all the time in the world.
 */
export async function startAndWatch(options: WatchOptions): Promise<Beginning> {
  const { program, words, patience, grace = 5_000, signals = process, onSign = () => {} } = options;
  const child = spawn(program, [...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const passing = passSignals(child, signals);
  const lines: string[] = [];
  const said = new Set<string>();
  const clock = startClock(patience);
  const shown = new Promise<'shown'>((resolve) => {
    const read = (line: string) => {
      if (line) lines.push(line);
      lines.splice(0, lines.length - 12);
      const sign = signs.find((known) => line.includes(known));
      if (sign === undefined) return;
      onSign(sign);
      said.add(sign);
      if (slow.includes(sign)) clock.stop();
      if (sign === windowIsOpening) clock.restart();
      if (sign === windowIsOpen) resolve('shown');
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
  let told = false;
  passing.told.then(() => {
    told = true;
    clock.stop();
  });
  const outcome = await Promise.race([shown, ended, clock.late]);
  clock.stop();
  if (outcome === 'shown') return { kind: 'shown', program: child };
  if (outcome === 'late') {
    child.kill('SIGTERM');
    await Promise.race([ended, pause(grace)]);
    child.kill('SIGKILL');
    await ended;
  }
  // The end is known before the last lines are read; children of its own may hold the pipe open for longer.
  await Promise.race([closed, pause(lastWords)]);
  if (told) return { kind: 'over' };
  if (outcome === 'ended' && child.exitCode === 0 && said.has(handedOver)) return { kind: 'handedOver' };
  if (outcome === 'ended' && child.exitCode === 0 && said.has(personIsAsked)) return { kind: 'over' };
  const why =
    outcome === 'late'
      ? `Electron showed no window within ${patience / 1000} s`
      : 'Electron ended before its window was there';
  return { kind: 'failed', why, lastLines: lines };
}

/** The exit code of a program that has ended, or will; 1 for one that was killed. */
export async function awaitExit(program: ChildProcess): Promise<number> {
  if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
  return program.exitCode ?? 1;
}

function startClock(patience: number) {
  const late = Promise.withResolvers<'late'>();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  const restart = () => {
    stop();
    timer = setTimeout(late.resolve, patience, 'late');
  };
  restart();
  return { late: late.promise, stop, restart };
}
