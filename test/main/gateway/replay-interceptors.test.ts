import { interceptors } from 'undici';
import { describe, expect, it } from 'vitest';
import { accept, openOrigin, type Visit } from './origin.ts';
import { blindLatch, carelessAgents, sendTo } from './send.ts';

/** Does what it was asked for, then breaks off, as a gateway behind a failing load balancer does. */
const resetFirst = (visit: Visit) => (visit.turn === 1 ? visit.socket.resetAndDestroy() : accept(visit));

const failFirst = (visit: Visit) => (visit.turn === 1 ? visit.response.writeHead(503).end() : accept(visit));

const eager = interceptors.retry({ methods: ['POST'], statusCodes: [503], minTimeout: 1, maxRetries: 1 });

describe('a retry interceptor', () => {
  it.each([
    ['after a reset', resetFirst],
    ['after HTTP 503', failFirst],
  ])('does not send again %s; without the latch it does', async (_when, behave) => {
    const origin = await openOrigin(behave);
    const agents = carelessAgents({}, eager);
    expect(await sendTo(origin.url, { agents })).toMatchObject({ kind: 'unknown' });
    expect(origin.requests).toHaveLength(1);

    const unguarded = await openOrigin(behave);
    const delivery = await sendTo(unguarded.url, { agents: carelessAgents({}, eager), openLatch: blindLatch('begun') });
    expect(delivery).toMatchObject({ kind: 'answered' });
    expect(unguarded.requests).toHaveLength(2);
  });

  it('would get past the latch after the head of an answer: so the real agents have none', async () => {
    const breakOff = ({ response, socket }: Visit) => {
      response.writeHead(200, { 'content-length': 1000 }).write('{"EXECCODE":');
      setTimeout(() => socket.resetAndDestroy(), 30);
    };
    const real = await openOrigin(breakOff);
    expect(await sendTo(real.url)).toEqual({ kind: 'unknown', cause: 'connectionLost' });
    expect(real.requests).toHaveLength(1);

    const resume = interceptors.retry({
      methods: ['POST'],
      errorCodes: ['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'],
      minTimeout: 1,
      maxRetries: 1,
    });
    const careless = await openOrigin(breakOff);
    await sendTo(careless.url, { agents: carelessAgents({}, resume) });
    expect(careless.requests).toHaveLength(2);
  });
});

describe('a redirect interceptor', () => {
  const follow = interceptors.redirect({ maxRedirections: 1 });
  const redirect = (status: number) => (visit: Visit) =>
    visit.turn === 1 ? visit.response.writeHead(status, { location: '/elsewhere' }).end() : accept(visit);

  it.each([307, 308])('does not send again after %d; without the latch it does', async (status) => {
    const origin = await openOrigin(redirect(status));
    expect(await sendTo(origin.url, { agents: carelessAgents({}, follow) })).toMatchObject({ kind: 'unknown' });
    expect(origin.requests).toHaveLength(1);

    const unguarded = await openOrigin(redirect(status));
    const delivery = await sendTo(unguarded.url, {
      agents: carelessAgents({}, follow),
      openLatch: blindLatch('begun'),
    });
    expect(delivery).toMatchObject({ kind: 'answered' });
    expect(unguarded.requests).toHaveLength(2);
    expect(unguarded.requests[1]).toBe(unguarded.requests[0]);
  });
});
