import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** A server on loopback as it is seen from afar. */
export interface FarAway {
  readonly port: number;
  close(): void;
}

/** Passes everything on later: half of a round trip there, half of it back, in milliseconds. */
export async function moveAway(port: number, roundTrip: number): Promise<FarAway> {
  const open = new Set<Socket>();
  const passOn = (from: Socket, to: Socket) => {
    open.add(from);
    from.setNoDelay(true);
    from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), roundTrip / 2));
    from.on('error', () => {}).on('close', () => to.destroy());
  };
  const server = createServer((near) => {
    const far = createConnection({ host: '127.0.0.1', port });
    passOn(near, far);
    passOn(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
