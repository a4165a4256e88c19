import { lookup } from 'node:dns/promises';
import { rootCertificates } from 'node:tls';
import { type ConnectionReport, connectionStepName } from '../../contract/views/connection.ts';
import type { Account } from '../accounts/account.ts';
import { trustedAuthorities, usualPatience } from '../gateway/agents.ts';
import { travel } from './journey.ts';
import type { ConnectionPorts } from './ports.ts';
import { skip, type Verdicts } from './verdict.ts';

/** Finds out what keeps the console from an account's gateway. */
export type ConnectionCheck = (account: Account) => Promise<ConnectionReport>;

/**
 * A check that goes the way of every request, step by step, and ends with one look-up of an order that cannot exist.
 * It moves no money, writes nothing down, and its report holds no secret and no login of a proxy.
 */
export function createConnectionCheck(ports: ConnectionPorts): ConnectionCheck {
  return async (account) => {
    const checkedAt = ports.clock.now();
    const verdicts = await travel(account, {
      proxyFor: ports.proxyFor,
      vault: ports.vault,
      clock: ports.clock,
      patience: ports.patience ?? usualPatience,
      authorities: ports.authorities ?? trustedAuthorities(),
      publicAuthorities: ports.publicAuthorities ?? rootCertificates,
      lookUp: ports.lookUp ?? ((host) => lookup(host, { all: true })),
    });
    return { checkedAt, host: account.host, steps: completeSteps(verdicts) };
  };
}

/** Every step in order; one that was not reached names the failure that it waits for. */
function completeSteps(verdicts: Verdicts): ConnectionReport['steps'] {
  const after = connectionStepName.options.find((step) => verdicts[step]?.outcome === 'failed');
  return connectionStepName.options.map((step) => ({
    step,
    ...(verdicts[step] ?? skip('notReached', after && { after })),
  }));
}
