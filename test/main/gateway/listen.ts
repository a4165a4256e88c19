import { once } from 'node:events';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Opens a server on a free port of 127.0.0.1 until the test ends, and gives the port. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A client that breaks off is what these tests are about, never a failure of the server.
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return (server.address() as AddressInfo).port;
}

/**
 * A port on which nobody listens, and nobody else begins to: a connection of ours has it as its own end until this process is over.
 * One that was merely closed may be taken by whoever asks the system for a free one.
 */
export async function findClosedPort(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const holder = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [other] = (await Promise.all([accepted, once(holder, 'connect')]))[0] as [Socket];
  for (const socket of [server, holder, other]) socket.unref();
  return holder.localPort ?? 0;
}
