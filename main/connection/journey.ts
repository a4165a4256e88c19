import type { Account } from '../accounts/account.ts';
import { askGateway } from './ask-gateway.ts';
import { judgeCertificate } from './certificate.ts';
import { judgeName } from './name.ts';
import type { Equipment } from './ports.ts';
import { openRoad } from './road.ts';
import { findRoute } from './route.ts';
import { readTarget } from './target.ts';
import { fail, hasFailed, pass, type Verdicts } from './verdict.ts';

/**
 * The way to a gateway, up to the first failure. The secret is read only behind a certificate that was found good,
 * and where HTTP is plain nothing leaves this machine. Never rejects: every failure is a verdict.
 */
export async function travel(account: Account, equipment: Equipment): Promise<Verdicts> {
  const target = readTarget(account.url);
  if (!target.secure && !target.loopback) return { certificate: fail('plainRefused') };
  const route = await findRoute(target, equipment);
  if (route.kind === 'unreadable') return { proxy: fail('proxySettingsUnreadable') };
  if (route.kind === 'unsupported') return { proxy: fail('proxyKindUnsupported', { proxyKind: route.scheme }) };

  const name = await judgeName(target, route, equipment);
  if (name.outcome === 'failed') return { name, proxy: pass('proxyNone') };
  const road = await openRoad(target, route, equipment);
  const way = { name, ...road.verdicts };
  if (hasFailed(way)) return way;
  const certificate = await judgeCertificate(target, road.socket, equipment);
  if (certificate.outcome === 'failed') return { ...way, certificate };
  return { ...way, certificate, ...(await askGateway(account, route, equipment)) };
}
