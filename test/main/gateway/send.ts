import { Agent, type Dispatcher } from 'undici';
import type { Agents, Patience } from '../../../main/gateway/agents.ts';
import { createAgents } from '../../../main/gateway/agents.ts';
import { type Delivery, type GatewayOptions, type GatewayRequest, openGateway } from '../../../main/gateway/gateway.ts';
import type { Latch } from '../../../main/gateway/latch.ts';
import { certificate } from './fixtures/certificate.ts';

/** Where an answer comes, however slow the machine is: nothing is given up. */
export const ample: Patience = { connect: 60_000, headers: 60_000, total: 60_000 };

/** Where none comes in time: short enough to be waited for. */
export const patience: Patience = { connect: 300, headers: 300, total: 1_500 };

export const notSent = { kind: 'notSent', cause: 'notConnected' } as const;

/** Sends one refund through a gateway of its own, which gives nothing up unless it is told to. */
export async function sendTo(
  url: string,
  { isDue, ...options }: Partial<GatewayOptions> & Pick<GatewayRequest, 'isDue'> = {},
): Promise<Delivery> {
  const gateway = openGateway({ proxyFor: async () => undefined, patience: ample, ...options });
  try {
    const parameters = { TRANSACTIONID: 'A1', AMOUNT: '1000' };
    return await gateway.send({ url, method: 'refund', parameters, ...(isDue && { isDue }) });
  } finally {
    await gateway.close();
  }
}

/** The product's own agents, which trust the tests' certificate and nobody else. */
export function trustingAgents(ownPatience: Patience = ample): Agents {
  return createAgents(ownPatience, [certificate]);
}

/** Agents as somebody might set them up who does not know what is at stake. */
export function carelessAgents(
  options: Agent.Options = {},
  ...interceptors: Dispatcher.DispatcherComposeInterceptor[]
): Agents {
  const agent = new Agent({ connect: { ca: certificate }, ...options });
  return { for: async () => agent.compose(...interceptors), close: () => agent.destroy() };
}

/** A latch that guards nothing and always believes the same. */
export function blindLatch(belief: 'begun' | 'neverBegun'): () => Latch {
  return () => ({
    guard: (dispatch) => dispatch,
    passed: () => belief === 'begun',
    overdue: () => false,
    shut: () => {},
  });
}
