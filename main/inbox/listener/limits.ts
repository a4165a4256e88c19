import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** What one sender can cost the console, whoever it is. */
export interface ListenerLimits {
  /** Connections at once; the gateway comes again where it is turned away (rules.md I58). */
  readonly connections: number;
  /** How long one may last in milliseconds, its request and its answer included. */
  readonly duration: number;
}

export const usualLimits: ListenerLimits = { connections: 16, duration: 15_000 };

/** Connections as they are limited. */
export interface LimitedConnections {
  /** Cuts off everybody whose request has not come whole. */
  dropUnheard(): void;
}

/**
 * Holds a server's connections to the limits. Its own clock runs from the first moment to the last: a sender that drips a
 * byte now and then is never idle. Where all places are taken, whoever has said least for longest makes room, so that
 * silence cannot keep the gateway out; a request that has come whole keeps its place.
 */
export function limitConnections(server: Server, { connections, duration }: ListenerLimits): LimitedConnections {
  const open = new Set<Socket>();
  const heard = new WeakSet<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    const timer = setTimeout(() => socket.destroy(), duration);
    socket.once('close', () => {
      clearTimeout(timer);
      open.delete(socket);
    });
    if (open.size > connections) ([...open].find((other) => !heard.has(other)) ?? socket).destroy();
  });
  server.on('request', (request) => request.once('end', () => heard.add(request.socket)));
  return {
    dropUnheard: () => {
      for (const socket of open) if (!heard.has(socket)) socket.destroy();
    },
  };
}
