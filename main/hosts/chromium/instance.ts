import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The line between the first console and later ones on the same data: a socket file or named pipe, never a port. */
export interface OnlyInstance {
  /** Called when somebody starts the console a second time. */
  onAnother(show: () => void): void;
  release(): void;
}

/**
 * Makes this process the one that shows the window for a data folder. When another has it, that one is asked to
 * show itself and undefined comes back. A socket file of a process that died answers nobody and is replaced.
 */
export async function claimInstance(dataFolder: string): Promise<OnlyInstance | undefined> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const address = addressOf(dataFolder);
  if (await knock(address)) return undefined;
  if (process.platform !== 'win32') rmSync(address, { force: true });
  let show: () => void = () => {};
  const server = await listen(address, () => show());
  if (!server) return undefined;
  return {
    onAnother: (listener) => {
      show = listener;
    },
    release: () => server.close(),
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

/** True when a console is there; it has then been asked to show its window. */
function knock(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(address, () => {
      socket.end();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function listen(address: string, onKnock: () => void): Promise<Server | undefined> {
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
