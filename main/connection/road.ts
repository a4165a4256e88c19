import type { Duplex } from 'node:stream';
import { openConnectTunnel, type Road } from './connect-tunnel.ts';
import { shakeHands } from './handshake.ts';
import type { Equipment } from './ports.ts';
import { describeProxy, type ProxyServer, type UsableRoute } from './route.ts';
import { dial } from './socket.ts';
import type { Target } from './target.ts';
import { fail, pass, skip, type Verdict } from './verdict.ts';

type Means = Pick<Equipment, 'authorities' | 'patience'>;

/** Opens a connection to the gateway, straight or by the proxy, with the gateway client's patience for each part. */
export async function openRoad(target: Target, route: UsableRoute, means: Means): Promise<Road> {
  if (route.kind === 'proxy') return openRoadBy(route.proxy, target, means);
  const proxy = pass('proxyNone');
  const dialled = await dial(target.hostname, target.port, AbortSignal.timeout(means.patience.connect));
  if (dialled.kind === 'failed') {
    return { verdicts: { proxy, connection: fail(dialled.finding, { reason: dialled.reason }) } };
  }
  return { verdicts: { proxy, connection: pass('connected') }, socket: dialled.socket };
}

/**
 * A SOCKS proxy, and one that forwards plain HTTP, is only tried whether it is there: what it makes of a request the
 * gateway client finds out.
 */
async function openRoadBy(proxy: ProxyServer, target: Target, means: Means): Promise<Road> {
  const line = await openLine(proxy, means);
  if ('outcome' in line) return { verdicts: { proxy: line } };
  if (proxy.kind !== 'socks5' && target.secure) {
    return openConnectTunnel(line, proxy, target, AbortSignal.timeout(means.patience.connect));
  }
  line.destroy();
  return { verdicts: { proxy: pass('proxyUsed', describeProxy(proxy)), connection: skip('notJudged') } };
}

/** A connection to the proxy, in TLS for one that speaks it, or why there is none. */
async function openLine(proxy: ProxyServer, { authorities, patience }: Means): Promise<Duplex | Verdict> {
  const signal = AbortSignal.timeout(patience.connect);
  const details = describeProxy(proxy);
  const dialled = await dial(proxy.hostname, proxy.port, signal);
  if (dialled.kind === 'failed') return fail('proxyUnreachable', { ...details, reason: dialled.reason });
  if (proxy.kind !== 'https') return dialled.socket;
  const secured = await shakeHands(dialled.socket, proxy.hostname, authorities, signal);
  if (secured.kind === 'secured') return secured.socket;
  return fail(lineFindings[secured.cause], { ...details, reason: secured.reason });
}

const lineFindings = {
  certificateRefused: 'proxyCertificateUntrusted',
  timedOut: 'proxySilent',
  reset: 'proxyHungUp',
  disagreed: 'proxyHungUp',
} as const;
