import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

type Cut = 'nothing' | 'answers' | 'silently';

/** A wire to the gateway that a test can cut. */
export interface Relay {
  readonly url: string;
  /**
   * `answers`: what the gateway says is dropped and the connection reset, after it has acted. `silently`: it is dropped, and the
   * connection stays as if nobody had anything to say.
   */
  cut(what: Cut): void;
  close(): Promise<void>;
}

/** Passes bytes between whoever connects and a server on loopback, until told otherwise. */
export async function startRelay(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let cutting: Cut = 'nothing';
  const server = createServer((near) => {
    const far = createConnection({ host: hostname, port: Number(port) });
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => open.delete(socket));
    }
    near.pipe(far);
    far.on('data', (chunk) => {
      if (cutting === 'nothing') near.write(chunk);
      else if (cutting === 'answers') near.resetAndDestroy();
    });
    far.on('end', () => near.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: (what) => {
      cutting = what;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
