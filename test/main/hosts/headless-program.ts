import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { readLines } from '../../../main/hosts/headless/lines.ts';
import { readHeadlessOptions } from '../../../main/hosts/headless/options.ts';
import { runHeadless } from '../../../main/hosts/headless.ts';
import type { LedgerThreads } from '../../../main/ledger/ledger.ts';
import { findPlaces } from '../../../main/places.ts';
import { oneThread } from '../../one-thread.ts';
import { exportReader } from '../../threads.ts';

const places = { ...findPlaces(new URL('../../../main/places.ts', import.meta.url).href), exportReader };

/** The headless console on lines, whether in this process or in one of its own. */
export interface Lines {
  /** Every line so far, read as JSON. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  /** Resolves with the first line that fits, past or to come; rejects when it has ended without one. */
  find(fits: (line: Readonly<Record<string, unknown>>) => boolean): Promise<Readonly<Record<string, unknown>>>;
  write(text: string): void;
  /** Asks and resolves with the result. */
  ask(channel: string, input: unknown): Promise<unknown>;
  endInput(): void;
  /** SIGTERM, or what it leads to. */
  stop(): void;
  readonly exitCode: Promise<number | null>;
  readonly complaints: () => string;
}

/** In this process, with the words of its command line behind those that keep the keychain out of it. */
export function openLines(dataFolder: string, ...words: readonly string[]): Lines {
  return openLinesWith(oneThread, dataFolder, ...words);
}

/** The same with threads of the test's own. */
export function openLinesWith(own: LedgerThreads, dataFolder: string, ...words: readonly string[]): Lines {
  const options = readHeadlessOptions(['--data', dataFolder, '--no-keychain', ...words]);
  if (options === 'help') throw new Error('No help here.');
  const input = new PassThrough();
  const output = new PassThrough();
  const stopped = Promise.withResolvers<void>();
  let complaints = '';
  const exitCode = runHeadless(options, {
    places: { ...places, threads: own },
    environment: {},
    input,
    say: (line) => output.write(`${line}\n`),
    complain: (line) => {
      complaints += line;
    },
    stopped: stopped.promise,
  }).finally(() => output.end());
  onTestFinished(async () => {
    stopped.resolve();
    await exitCode;
  });
  return follow({ input, output, exitCode, complaints: () => complaints, stop: stopped.resolve });
}

/** As a process of its own. */
export function spawnLines(...words: readonly string[]): Lines {
  const child = spawnProgram(words);
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const exitCode = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(() => void child.kill('SIGKILL'));
  const stop = () => void child.kill('SIGTERM');
  return follow({ input: child.stdin, output: child.stdout, exitCode, complaints: () => complaints, stop });
}

/** Runs it to its end with nothing to read. */
export async function runProgram(...words: readonly string[]) {
  const child = spawnProgram(words);
  child.stdin.end();
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, stdout, stderr };
}

function spawnProgram(words: readonly string[]) {
  const program = new URL('../../../main/headless.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, ...words], { stdio: 'pipe' });
  child.stdin.on('error', () => undefined);
  return child;
}

interface Streams extends Pick<Lines, 'exitCode' | 'complaints' | 'stop'> {
  readonly input: { write(text: string): unknown; end(): unknown };
  readonly output: PassThrough | ReturnType<typeof spawnProgram>['stdout'];
}

function follow({ input, output, ...rest }: Streams): Lines {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const seekers = new Set<() => void>();
  let ended = false;
  const look = () => {
    for (const seek of seekers) seek();
  };
  void readLines(output, (line) => {
    lines.push(JSON.parse(line));
    look();
  }).then(() => {
    ended = true;
    look();
  });
  const find: Lines['find'] = (fits) =>
    new Promise((resolve, reject) => {
      const seek = () => {
        const found = lines.find(fits);
        if (found) resolve(found);
        else if (ended) reject(new Error(`It ended with ${JSON.stringify(lines)}; ${rest.complaints()}`));
        else return;
        seekers.delete(seek);
      };
      seekers.add(seek);
      seek();
    });
  let lastId = 0;
  return {
    ...rest,
    lines,
    find,
    write: (line) => void input.write(line),
    ask: async (channel, asked) => {
      lastId += 1;
      const id = `ask ${lastId}`;
      input.write(`${JSON.stringify({ id, channel, input: asked })}\n`);
      return (await find((line) => line['id'] === id))['result'];
    },
    endInput: () => void input.end(),
  };
}
