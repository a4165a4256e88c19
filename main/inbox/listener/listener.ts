import type { Clock } from '../../clock.ts';
import type { Inbox } from '../inbox.ts';
import { type ListenerLimits, usualLimits } from './limits.ts';
import { type Listening, listen } from './listen.ts';
import type { ListenerPlace, ListenerState } from './place.ts';
import { createRequestHandler } from './take-request.ts';

/** Takes notifications over HTTP, once a person wants it; a tunnel or a relay of theirs brings them here. */
export interface Listener {
  describe(): ListenerState;
  /** On this machine alone by default, without encryption: what comes is believed for its HASH and for nothing else. */
  start(place: ListenerPlace): Promise<ListenerState>;
  /** Resolves when what had come is durable and the port is closed. */
  stop(): Promise<ListenerState>;
  /** The same for good: it stays off, whoever wants it on. */
  end(): Promise<ListenerState>;
}

interface Open extends Pick<Extract<Listening, { kind: 'listening' }>, 'server' | 'connections'> {
  readonly handler: ReturnType<typeof createRequestHandler>;
  readonly view: () => Extract<ListenerState, { state: 'on' }>;
}

const off: ListenerState = { state: 'off', problem: null };

export function createListener(inbox: Inbox, clock: Clock, limits: ListenerLimits = usualLimits): Listener {
  let open: Open | undefined;
  let problem: ListenerState = off;
  let turn: Promise<unknown> = Promise.resolve();
  let isOver = false;

  /** Two clicks, or a click and the end of the console, never meet half-way. */
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const next = turn.then(act);
    turn = next.catch(() => {});
    return next;
  };

  const close = async () => {
    const closing = open;
    open = undefined;
    if (!closing) return;
    const closed = new Promise<void>((resolve) => closing.server.close(() => resolve()));
    closing.connections.dropUnheard();
    await closing.handler.finish();
    closing.server.closeAllConnections();
    await closed;
  };

  const describe = () => open?.view() ?? problem;

  const stop = () =>
    inTurn(async () => {
      await close();
      problem = off;
      return describe();
    });

  return {
    describe,
    start: (place) =>
      inTurn(async () => {
        await close();
        // Nobody would close a port that is opened behind the end.
        if (isOver) return describe();
        const handler = createRequestHandler(inbox, place);
        const listening = await listen(place, handler.handle, limits);
        problem = off;
        if (listening.kind === 'failed') problem = { state: 'off', problem: listening.problem };
        else open = describeOpen(listening, handler, clock.now());
        return describe();
      }),
    stop,
    end: () => {
      isOver = true;
      return stop();
    },
  };
}

function describeOpen(
  { server, connections, address, port }: Extract<Listening, { kind: 'listening' }>,
  handler: Open['handler'],
  since: number,
): Open {
  const host = address.includes(':') ? `[${address}]` : address;
  const url = `http://${host}:${port}/`;
  const view = () => ({ state: 'on', url, address, port, since, ...handler.count() }) as const;
  return { server, connections, handler, view };
}
