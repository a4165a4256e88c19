import { createServer, type Socket } from 'node:net';
import { listen } from './listen.ts';
import { tunnel } from './proxy.ts';

/** A SOCKS 5 proxy without a login (RFC 1928), and the addresses that it was asked for. */
export async function openSocksProxy(): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (command) => {
        const address = readAddress(command);
        asked.push(address);
        socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
        tunnel(socket as Socket, address);
      });
    });
  });
  return { url: `socks5://127.0.0.1:${await listen(server)}`, asked };
}

/** Version, command, reserved, then 1 and four bytes, or 3 and a counted name; the port ends it. */
function readAddress(command: Buffer): string {
  const port = command.readUInt16BE(command.length - 2);
  if (command[3] === 1) return `${[...command.subarray(4, 8)].join('.')}:${port}`;
  return `${command.subarray(5, 5 + (command[4] ?? 0)).toString('latin1')}:${port}`;
}
