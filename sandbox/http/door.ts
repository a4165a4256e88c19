import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A port of this machine that is open before there is anything behind it: whoever comes meanwhile waits. */
export interface Door {
  /** `http://127.0.0.1:4711`, without a slash at its end. */
  readonly url: string;
  /** Leads whoever waits, and whoever comes from now on, to a server. */
  leadTo(server: Server): void;
  /** Lets nobody in any more, and cuts off whoever still waits. */
  close(): Promise<void>;
}

/** Opens any free port of loopback; `onKnock` is called for each of those who have to wait. */
export async function openDoor(onKnock: () => void): Promise<Door> {
  const waiting = new Set<Socket>();
  let behind: Server | undefined;
  const lead = (server: Server, socket: Socket) => {
    server.emit('connection', socket);
    socket.resume();
  };
  // As Node's HTTP servers have it, and paused: what is said before somebody listens stays in the system.
  const door = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (socket) => {
    if (behind) return lead(behind, socket);
    waiting.add(socket);
    socket.once('close', () => waiting.delete(socket)).once('error', () => {});
    onKnock();
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    leadTo: (server) => {
      behind = server;
      for (const socket of waiting) lead(server, socket);
      waiting.clear();
    },
    close: async () => {
      const closed = once(door, 'close');
      door.close();
      for (const socket of waiting) socket.destroy();
      await closed;
    },
  };
}
