import { constants, createSecureServer, type ServerHttp2Stream } from 'node:http2';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { type GatewayOptions, openGateway } from '../../../main/gateway/gateway.ts';
import { certificate, key } from './fixtures/certificate.ts';
import { listen } from './listen.ts';
import { accepted } from './origin.ts';
import { openProxy } from './proxy.ts';
import { ample, blindLatch, carelessAgents, sendTo, trustingAgents } from './send.ts';

type Refuse = (stream: ServerHttp2Stream) => void;

/** Acts on every request that it reads, and then says of the second one that it never took it. */
async function openLyingGateway(refuse: Refuse): Promise<{ url: string; requests: string[] }> {
  const requests: string[] = [];
  const server = createSecureServer({ key, cert: certificate });
  server.on('stream', async (stream: ServerHttp2Stream) => {
    stream.on('error', () => {});
    if (requests.push(await text(stream)) === 2) return refuse(stream);
    stream.respond({ ':status': 200, 'content-type': 'application/json' });
    stream.end(accepted);
  });
  return { url: `https://127.0.0.1:${await listen(server)}/`, requests };
}

/** Two operations one after the other on the same connection, the second of which is refused. */
async function sendTwo(url: string, options: Partial<GatewayOptions>) {
  const gateway = openGateway({ proxyFor: async () => undefined, patience: ample, ...options });
  try {
    await gateway.send({ url, method: 'refund', parameters: { ORDERID: 'first' } });
    return await gateway.send({ url, method: 'refund', parameters: { ORDERID: 'second' } });
  } finally {
    await gateway.close();
  }
}

const refusals: [string, Refuse][] = [
  ['REFUSED_STREAM', (stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM)],
  ['GOAWAY that leaves it out', (stream) => stream.session?.goaway(constants.NGHTTP2_NO_ERROR, 1)],
];

describe('HTTP/2', () => {
  it.each(refusals)('does not send again after %s; without the latch it does', async (_name, refuse) => {
    const guarded = await openLyingGateway(refuse);
    const delivery = await sendTwo(guarded.url, { agents: carelessAgents({ allowH2: true }) });
    expect(delivery).toEqual({ kind: 'unknown', cause: 'connectionLost' });
    expect(guarded.requests).toHaveLength(2);

    const unguarded = await openLyingGateway(refuse);
    const agents = carelessAgents({ allowH2: true });
    expect(await sendTwo(unguarded.url, { agents, openLatch: blindLatch('begun') })).toMatchObject({
      kind: 'answered',
    });
    expect(unguarded.requests).toHaveLength(3);
    expect(unguarded.requests[2]).toBe(unguarded.requests[1]);
  });

  it.each(['directly', 'through a proxy'])('is never spoken %s, even to a gateway that prefers it', async (way) => {
    const versions: string[] = [];
    const server = createSecureServer({ key, cert: certificate, allowHTTP1: true }, (request, response) => {
      versions.push(request.httpVersion);
      response.end(accepted);
    });
    const url = `https://127.0.0.1:${await listen(server)}/`;
    const proxy = way === 'directly' ? undefined : (await openProxy()).url;
    const options = { agents: trustingAgents(), proxyFor: async () => proxy };
    expect(await sendTo(url, options)).toMatchObject({ kind: 'answered' });
    expect(versions).toEqual(['1.1']);
  });
});
