import type { Dispatcher } from 'undici';
import { type Agents, createAgents } from '../gateway/agents.ts';
import { type Delivery, type GatewayRequest, openGateway } from '../gateway/gateway.ts';
import type { Equipment } from './ports.ts';
import type { UsableRoute } from './route.ts';

/** What the gateway client keeps to itself of an answer. */
export interface AnswerHead {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly date: string | undefined;
}

export interface Exchange {
  readonly delivery: Delivery;
  /** Undefined when no answer began. */
  readonly head: AnswerHead | undefined;
}

/** Sends a request with the gateway client that the desk sends with, in a moment of its own. Never rejects. */
export async function exchange(
  request: GatewayRequest,
  route: UsableRoute,
  { patience, authorities }: Pick<Equipment, 'patience' | 'authorities'>,
): Promise<Exchange> {
  let head: AnswerHead | undefined;
  const agents = watchHeads(createAgents(patience, authorities), (seen) => {
    head = seen;
  });
  const proxy = route.kind === 'proxy' ? route.proxy.url : undefined;
  const gateway = openGateway({ proxyFor: async () => proxy, patience, agents });
  try {
    const delivery = await gateway.send(request);
    return { delivery, head };
  } finally {
    await gateway.close();
  }
}

/** The same agents; only listens, and never sends anything by itself. */
function watchHeads(agents: Agents, see: (head: AnswerHead) => void): Agents {
  return {
    for: async (proxy) => {
      const agent = await agents.for(proxy);
      return agent.compose((dispatch) => (options, handler) => dispatch(options, watchHead(handler, see)));
    },
    close: () => agents.close(),
  };
}

function watchHead(handler: Dispatcher.DispatchHandler, see: (head: AnswerHead) => void): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (...event) => handler.onRequestStart?.(...event),
    onRequestUpgrade: (...event) => handler.onRequestUpgrade?.(...event),
    onResponseStart: (...event) => {
      const [, status, headers] = event;
      see({ status, contentType: firstOf(headers['content-type']), date: firstOf(headers['date']) });
      handler.onResponseStart?.(...event);
    },
    onResponseData: (...event) => handler.onResponseData?.(...event),
    onResponseEnd: (...event) => handler.onResponseEnd?.(...event),
    onResponseError: (...event) => handler.onResponseError?.(...event),
    onRequestSent: () => handler.onRequestSent?.(),
  };
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return [value].flat()[0];
}
