import { createServer as createSecureServer } from 'node:tls';
import { type Agent, buildConnector } from 'undici';
import { describe, expect, it } from 'vitest';
import type { Agents } from '../../../main/gateway/agents.ts';
import type { GatewayOptions } from '../../../main/gateway/gateway.ts';
import { certificate, key } from './fixtures/certificate.ts';
import { listen } from './listen.ts';
import { openOrigin } from './origin.ts';
import { openProxy, tunnel } from './proxy.ts';
import { carelessAgents, sendTo, trustingAgents } from './send.ts';

/** The way to a gateway on which something takes its time: until then the request is due, afterwards not any more. */
interface Way {
  readonly url: string;
  readonly options: Partial<GatewayOptions>;
  /** How many requests were read at its end. */
  readonly arrived: () => number;
}

type SleepNow = () => void;

const ways: Readonly<Record<string, (sleep: SleepNow) => Promise<Way>>> = {
  'the system was asked for a proxy': async (sleep) => {
    const origin = await openOrigin();
    const proxyFor = async () => {
      sleep();
      return undefined;
    };
    return { url: origin.url, options: { proxyFor }, arrived: () => origin.requests.length };
  },
  'a name was looked up and a connection made': async (sleep) => {
    const origin = await openOrigin();
    const agents = agentsThatConnect(sleep);
    return { url: origin.url, options: { agents }, arrived: () => origin.requests.length };
  },
  'a proxy opened its tunnel': async (sleep) => {
    const origin = await openOrigin(undefined, 'https');
    const proxy = await openProxy((socket) => {
      sleep();
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel(socket, new URL(origin.url).host);
    });
    return {
      url: origin.url,
      options: { agents: trustingAgents(), proxyFor: async () => proxy.url },
      arrived: () => origin.requests.length,
    };
  },
  'TLS shook hands': async (sleep) => {
    let arrived = 0;
    const greet = () => {
      sleep();
      return 'http/1.1';
    };
    const server = createSecureServer({ key, cert: certificate, ALPNCallback: greet }, (socket) => {
      socket
        .on('error', () => {})
        .on('data', () => {
          arrived += 1;
        });
    });
    const url = `https://127.0.0.1:${await listen(server)}/`;
    return { url, options: { agents: trustingAgents() }, arrived: () => arrived };
  },
};

function agentsThatConnect(sleep: SleepNow): Agents {
  const connect = buildConnector({});
  return carelessAgents({
    connect: (options, callback) => {
      connect(options, (...answer) => {
        sleep();
        callback(...answer);
      });
    },
  } satisfies Agent.Options);
}

describe('a request that is not due any more once', () => {
  it.each(Object.entries(ways))('%s is not sent', async (_name, open) => {
    let due = true;
    const way = await open(() => {
      due = false;
    });
    const isDue = () => due;
    expect(await sendTo(way.url, { ...way.options, isDue })).toEqual({ kind: 'notSent', cause: 'overdue' });
    expect(due).toBe(false);
    expect(way.arrived()).toBe(0);
  });
});

it('is asked of once, at the start, and of what is sent is not said that it was late', async () => {
  const origin = await openOrigin();
  let asked = 0;
  const isDue = () => {
    asked += 1;
    return asked === 1;
  };
  expect(await sendTo(origin.url, { isDue })).toMatchObject({ kind: 'answered' });
  expect([asked, origin.requests.length]).toEqual([1, 1]);
});
