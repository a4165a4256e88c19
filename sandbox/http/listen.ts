import type { Socket } from 'node:net';
import Fastify from 'fastify';
import type { Control } from '../control/control.ts';
import type { Gateway } from '../gateway.ts';
import { addPageRoutes } from '../page/routes.ts';
import { addBankRoutes } from './bank-routes.ts';
import { addControlRoutes } from './control-routes.ts';
import type { Door } from './door.ts';
import { addFormRoutes } from './form-routes.ts';
import { addServiceRoutes } from './service-routes.ts';
import { trackSockets } from './sockets.ts';

/** The largest body that is read, in bytes: a cart may have any number of lines (rules.md A7). */
const bodyLimit = 8 * 1024 * 1024;

/** A gateway that can be reached. */
export interface Listener {
  /** `http://127.0.0.1:4711`, without a slash at its end. */
  readonly url: string;
  readonly sockets: ReadonlySet<Socket>;
  /** Cuts every connection and frees the port. */
  close(): Promise<void>;
}

/** A certificate with its key, both PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export interface Address {
  readonly host: string;
  readonly port: number;
  /** HTTPS when there is one. */
  readonly tls?: Certificate | undefined;
}

/** Opens the gateway to HTTP; port 0 takes any free one. Rejects when the port is in use. */
export async function listen(gateway: Gateway, control: Control, { host, port, tls }: Address): Promise<Listener> {
  const { app, sockets } = furnish(gateway, control, tls);
  await app.listen({ host, port });
  return {
    url: `${tls ? 'https' : 'http'}://${reachable(host)}:${portOf(app.server.address())}`,
    sockets,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await app.close();
    },
  };
}

/** Puts the gateway behind a door that is open already; the door closes with it. */
export async function listenBehind(gateway: Gateway, control: Control, door: Door): Promise<Listener> {
  const { app, sockets } = furnish(gateway, control);
  await app.ready();
  door.leadTo(app.server);
  return {
    url: door.url,
    sockets,
    close: async () => {
      const closed = door.close();
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed, app.close()]);
    },
  };
}

function furnish(gateway: Gateway, control: Control, tls?: Certificate) {
  // Nothing is logged: requests carry card numbers.
  const app = Fastify({
    logger: false,
    bodyLimit,
    https: tls ? { ...tls } : null,
    frameworkErrors: (_error, _request, reply) => reply.callNotFound(),
  });
  const sockets = trackSockets(app.server);
  app.addHook('onRequest', async (_request, reply) => {
    // A client judges its own clock by this one, which may be days ahead of the machine's.
    reply.header('date', new Date(control.clock.now()).toUTCString());
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  addServiceRoutes(app, gateway);
  addBankRoutes(app, gateway);
  addFormRoutes(app, gateway);
  addControlRoutes(app, control);
  addPageRoutes(app);
  return { app, sockets };
}

function portOf(address: ReturnType<Parameters<typeof trackSockets>[0]['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('The sandbox listens on no port.');
  return address.port;
}

/** An address that means "every one" is reached on this machine by loopback. */
function reachable(host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return name.includes(':') ? `[${name}]` : name;
}
