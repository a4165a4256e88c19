import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Ownership, takeOwnership } from '../../ledger/owner.ts';
import { LedgerProblem } from '../../ledger/problem.ts';

/** The line between the first console and later ones on the same data: a socket file or named pipe, never a port. */
export interface OnlyInstance {
  /** Called when somebody starts the console a second time; tells whether there is a window to bring forward. */
  onAnother(show: () => boolean): void;
  release(): void;
}

/** What the one that has the folder says to one that asks. */
type Word = 'shown' | 'closing';

/** How long it may say nothing, or be closing, in milliseconds. */
const usualPatience = { silent: 5_000, closing: 120_000 } as const;
export type Patience = { readonly [Key in keyof typeof usualPatience]: number };

/**
 * Makes this process the one that has a data folder, whatever shows its window. When another has it and shows itself,
 * undefined comes back; one that is closing is waited for, which `onWait` is told once. A lock decides, which the system
 * drops with the process; what stands under the address then was left by one that died. Deciding by the address alone
 * would let two win that start together. Throws a LedgerProblem when the other neither shows itself nor goes: it may be
 * a console without a window.
 */
export async function claimInstance(
  dataFolder: string,
  onWait: () => void = () => {},
  { silent, closing }: Patience = usualPatience,
): Promise<OnlyInstance | undefined> {
  const address = addressOf(dataFolder);
  let end = performance.now() + silent;
  let waits = false;
  for (;;) {
    const lock = lockFolder(dataFolder, performance.now() > end);
    if (lock) return answerOthers(address, lock);
    const word = await ask(address);
    if (word === 'shown') return undefined;
    if (word === 'closing' && !waits) {
      waits = true;
      end = performance.now() + closing;
      onWait();
    }
    await pause(50);
  }
}

/** Undefined when another process has the folder and may still say why; at the last try that is a problem. */
function lockFolder(dataFolder: string, isLast: boolean): Ownership | undefined {
  try {
    return takeOwnership(dataFolder);
  } catch (failure) {
    if (!isLast && failure instanceof LedgerProblem && failure.kind === 'owned') return undefined;
    throw failure;
  }
}

async function answerOthers(address: string, lock: Ownership): Promise<OnlyInstance> {
  let show: () => boolean = () => true;
  const server = await listen(address, () => (show() ? 'shown' : 'closing'));
  return {
    onAnother: (listener) => {
      show = listener;
    },
    release: () => {
      server?.close();
      lock.release();
    },
  };
}

/** The longest path of a socket that every system takes, in bytes. */
const longestPath = 100;

/** In the data folder, where nobody else may write; in the temporary folder only if the path would be too long. */
function addressOf(dataFolder: string): string {
  const name = `be2bill-console-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = join(dataFolder, 'console.sock');
  return Buffer.byteLength(inside) <= longestPath ? inside : join(tmpdir(), `${name}.sock`);
}

/** Asks the other console to show its window; undefined where nobody answers, or not yet: a box may be blocking it. */
function ask(address: string): Promise<Word | undefined> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = createConnection(address);
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('error', () => resolve(undefined));
    socket.on('close', () => resolve(heard === 'shown' || heard === 'closing' ? heard : undefined));
  });
}

/** Undefined where no socket can be: the console then runs all the same, and only cannot be called forward. */
function listen(address: string, onAsked: () => Word): Promise<Server | undefined> {
  removeStale(address);
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.end(onAsked());
    });
    server.on('error', () => resolve(undefined));
    server.listen(address, () => resolve(server.unref()));
  });
}

function removeStale(address: string): void {
  if (process.platform === 'win32') return;
  try {
    rmSync(address, { force: true });
  } catch {
    // A folder of that name, or one that cannot be written to: listening will say so.
  }
}
