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
  /** Called when somebody starts the console a second time. */
  onAnother(show: () => void): void;
  release(): void;
}

/**
 * Makes this process the one that shows the window for a data folder. When another has it, that one is asked to
 * show itself and undefined comes back. A lock decides, which the system drops with the process; what stands under
 * the address then was left by one that died. Deciding by the address alone would let two win that start together.
 */
export async function claimInstance(dataFolder: string): Promise<OnlyInstance | undefined> {
  const address = addressOf(dataFolder);
  const lock = lockFolder(dataFolder);
  if (!lock) {
    await knockPatiently(address);
    return undefined;
  }
  let show: () => void = () => {};
  const server = await listen(address, () => show());
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

/** Undefined when another process has the folder. */
function lockFolder(dataFolder: string): Ownership | undefined {
  try {
    return takeOwnership(dataFolder);
  } catch (failure) {
    if (failure instanceof LedgerProblem && failure.kind === 'owned') return undefined;
    throw failure;
  }
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

/** Asks the other console to show its window; one that has only just started may not listen yet. */
async function knockPatiently(address: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    if (await knock(address)) return;
    await pause(50);
  }
}

function knock(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(address, () => {
      socket.end();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Undefined where no socket can be: the console then runs all the same, and only cannot be called forward. */
function listen(address: string, onKnock: () => void): Promise<Server | undefined> {
  removeStale(address);
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.end();
      onKnock();
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
