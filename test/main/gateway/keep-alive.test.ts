import { once } from 'node:events';
import { type Dispatcher, interceptors, request } from 'undici';
import { describe, expect, it } from 'vitest';
import { createAgents } from '../../../main/gateway/agents.ts';
import { type GatewayOptions, openGateway } from '../../../main/gateway/gateway.ts';
import { accepted, openOrigin, openSockets } from './origin.ts';
import { ample, blindLatch, carelessAgents } from './send.ts';

/** Keeps each connection open for one more request, acts on that one, and closes in the same moment. */
async function openFickleGateway(): Promise<{ url: string; requests: string[] }> {
  const requests: string[] = [];
  const address = await openSockets(async (socket) => {
    requests.push(String((await once(socket, 'data'))[0]));
    socket.write(`HTTP/1.1 200 OK\r\nconnection: keep-alive\r\ncontent-length: ${accepted.length}\r\n\r\n${accepted}`);
    const second = await Promise.race([once(socket, 'data'), once(socket, 'close')]);
    if (second[0] instanceof Buffer) requests.push(String(second[0]));
    socket.resetAndDestroy();
  });
  return { url: `http://${address}/`, requests };
}

/** Undoes what the gateway asks for, which is that each connection ends with its request. */
const keepAlive: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) =>
  dispatch({ ...options, reset: false }, handler);

async function sendBoth(url: string, options: Partial<GatewayOptions> = {}) {
  const gateway = openGateway({ proxyFor: async () => undefined, patience: ample, ...options });
  const send = (order: string) => gateway.send({ url, method: 'refund', parameters: { ORDERID: order } });
  try {
    return [await send('first'), await send('second')];
  } finally {
    await gateway.close();
  }
}

describe('a connection that the gateway closes while the next request is written', () => {
  it('is never met, because no connection is used twice', async () => {
    const { url, requests } = await openFickleGateway();
    expect(await sendBoth(url)).toMatchObject([{ kind: 'answered' }, { kind: 'answered' }]);
    expect(requests).toHaveLength(2);

    const polite = await openOrigin();
    await sendBoth(polite.url);
    expect(polite.connections()).toBe(2);
    expect(polite.heads.map(({ connection }) => connection)).toEqual(['close', 'close']);
  });

  it('is not met for two reasons, of which each would do: the agents keep none, and each request closes its own', async () => {
    const kept = await openOrigin();
    const agents = createAgents(ample);
    for (const body of ['first', 'second']) {
      const answer = await request(kept.url, { method: 'POST', body, dispatcher: await agents.for(undefined) });
      await answer.body.dump();
    }
    await agents.close();
    expect([kept.connections(), ...kept.heads.map(({ connection }) => connection)]).toEqual([2, 'close', 'close']);

    const closed = await openOrigin();
    await sendBoth(closed.url, { agents: carelessAgents({ connections: 1, pipelining: 1 }) });
    expect([closed.connections(), ...closed.heads.map(({ connection }) => connection)]).toEqual([2, 'close', 'close']);
  });

  it('leaves a request unknown where connections are kept; a blind latch calls it not sent', async () => {
    const agents = () => carelessAgents({ connections: 1, pipelining: 1 }, keepAlive);
    const guarded = await openFickleGateway();
    const [, second] = await sendBoth(guarded.url, { agents: agents() });
    expect(second).toEqual({ kind: 'unknown', cause: 'connectionLost' });
    expect(guarded.requests).toHaveLength(2);

    const unguarded = await openFickleGateway();
    const misjudged = await sendBoth(unguarded.url, { agents: agents(), openLatch: blindLatch('neverBegun') });
    expect(misjudged[1]).toMatchObject({ kind: 'notSent' });
    expect(unguarded.requests[1]).toContain('second');
  });

  it('is not survived by a retry either', async () => {
    const retry = interceptors.retry({ methods: ['POST'], minTimeout: 1, maxRetries: 1 });
    const agents = () => carelessAgents({ connections: 1, pipelining: 1 }, keepAlive, retry);
    const guarded = await openFickleGateway();
    await sendBoth(guarded.url, { agents: agents() });
    expect(guarded.requests).toHaveLength(2);

    const unguarded = await openFickleGateway();
    await sendBoth(unguarded.url, { agents: agents(), openLatch: blindLatch('begun') });
    expect(unguarded.requests).toHaveLength(3);
  });
});
