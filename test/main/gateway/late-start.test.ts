import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, buildConnector, request } from 'undici';
import { describe, expect, it } from 'vitest';
import type { Agents } from '../../../main/gateway/agents.ts';
import type { GatewayOptions } from '../../../main/gateway/gateway.ts';
import { createLatch } from '../../../main/gateway/latch.ts';
import { accept, openOrigin, type Visit } from './origin.ts';
import { blindLatch, carelessAgents, notSent, patience, sendTo } from './send.ts';

/** A gateway gives up on a request after this long; what keeps it waiting takes longer. */
const impatient = { ...patience, total: 100 };
const longer = 250;

/** Connects as undici does, but only after a while. */
function slowAgents(): Agents {
  const connect = buildConnector({});
  return carelessAgents({
    connect: (options, callback) => {
      setTimeout(() => connect(options, callback), longer);
    },
  });
}

const late: Readonly<Record<string, () => Partial<GatewayOptions>>> = {
  'its connection': () => ({ agents: slowAgents() }),
  'the name of its proxy': () => ({ proxyFor: () => sleep(longer, undefined) }),
};

describe('a request whose time ran out while it waited for', () => {
  it.each(Object.entries(late))(
    '%s is not sent, then or later; a blind latch calls it unknown',
    async (_name, wait) => {
      const origin = await openOrigin();
      expect(await sendAndLinger(origin.url, wait())).toEqual(notSent);
      expect(origin.requests).toEqual([]);

      const openLatch = blindLatch('begun');
      expect(await sendAndLinger(origin.url, { ...wait(), openLatch })).toEqual({ kind: 'unknown', cause: 'timedOut' });
    },
  );

  it('a busy connection is not sent, then or later', async () => {
    const origin = await openOrigin((visit) => setTimeout(accept, longer, visit));
    for (const openLatch of [createLatch, blindLatch('begun')]) {
      const agents = carelessAgents({ connections: 1, pipelining: 1 });
      const shared: Agents = { for: agents.for, close: async () => {} };
      const first = sendTo(origin.url, { agents: shared });
      const queued = await sendTo(origin.url, { agents: shared, patience: impatient, openLatch });
      expect(queued).toEqual(openLatch === createLatch ? notSent : { kind: 'unknown', cause: 'timedOut' });
      expect(await first).toMatchObject({ kind: 'answered' });
      await sleep(50);
      await agents.close();
    }
    expect(origin.requests).toHaveLength(2);
  });

  /** Keeps the agents open for as long as the late start may take. */
  async function sendAndLinger(url: string, { agents, ...options }: Partial<GatewayOptions>) {
    const kept = agents ?? carelessAgents();
    const delivery = await sendTo(url, {
      patience: impatient,
      ...options,
      agents: { for: kept.for, close: async () => {} },
    });
    await sleep(longer + 50);
    await kept.close();
    return delivery;
  }
});

describe('a shut latch', () => {
  it('vetoes a start that no signal stops; without it the request goes out', async () => {
    const origin = await openOrigin();
    const agent = new Agent();
    const send = (openLatch: typeof createLatch) => {
      const latch = openLatch();
      latch.shut();
      return request(origin.url, { method: 'POST', body: 'late', dispatcher: agent.compose(latch.guard) });
    };
    await expect(send(createLatch)).rejects.toMatchObject({ name: 'StartVetoed' });
    expect(origin.requests).toEqual([]);

    const response = await send(blindLatch('begun'));
    await response.body.dump();
    expect(origin.requests).toEqual(['late']);
    await agent.destroy();
  });

  it.each([
    ['answered', accept],
    ['unknown', ({ socket }: Visit) => socket.resetAndDestroy()],
    ['notSent', undefined],
  ] as const)('is what every request leaves behind (%s)', async (kind, behave) => {
    let shut = 0;
    const origin = await openOrigin(behave);
    const openLatch = () => {
      const latch = createLatch();
      return {
        ...latch,
        shut: () => {
          shut += 1;
          latch.shut();
        },
      };
    };
    const options = behave ? {} : { proxyFor: () => Promise.reject(new Error('no window')) };
    expect(await sendTo(origin.url, { ...options, openLatch })).toMatchObject({ kind });
    expect(shut).toBe(1);
  });
});
