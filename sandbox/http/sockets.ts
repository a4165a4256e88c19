import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The connections that are open right now, so that they can be cut. */
export function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}
