import type { Dispatcher } from 'undici';
import type { SignedParameters } from '../../protocol/signature.ts';
import { type Agents, createAgents, type Patience, usualPatience } from './agents.ts';
import { type GatewayAnswer, largestAnswer, readAnswer } from './answer.ts';
import { encodeBody } from './body.ts';
import { createLatch, type Latch } from './latch.ts';

/** One signed request, complete as it leaves. */
export interface GatewayRequest {
  readonly url: string;
  readonly method: string;
  /** With HASH. */
  readonly parameters: SignedParameters;
  /** Asked once more in the moment before the first byte; where it says no, nothing leaves. Always due without it. */
  readonly isDue?: () => boolean;
}

/** What is known after a request was handed over once. */
export type Delivery =
  | { readonly kind: 'answered'; readonly answer: GatewayAnswer }
  /** No byte of the request left this machine. */
  | { readonly kind: 'notSent'; readonly cause: 'notConnected' | 'overdue' }
  /** It may have been carried out. */
  | {
      readonly kind: 'unknown';
      readonly cause: 'timedOut' | 'connectionLost' | 'httpStatus' | 'unreadableAnswer' | 'noExeccode';
    };

/** Carries requests to Be2bill, each at most once. */
export interface Gateway {
  /** Never throws and never sends twice: every failure is a {@link Delivery}. */
  send(request: GatewayRequest): Promise<Delivery>;
  close(): Promise<void>;
}

export interface GatewayOptions {
  /** The proxy for a URL as the host's system settings say, or undefined for none. */
  readonly proxyFor: (url: string) => Promise<string | undefined>;
  readonly patience?: Patience;
  /** What carries the requests, and what guards each; the tests hand in careless ones to show what these are for. */
  readonly agents?: Agents;
  readonly openLatch?: (isDue?: () => boolean) => Latch;
}

export function openGateway(options: GatewayOptions): Gateway {
  const { proxyFor, patience = usualPatience, openLatch = createLatch } = options;
  const agents = options.agents ?? createAgents(patience);

  const exchange = async (message: GatewayRequest, latch: Latch, signal: AbortSignal): Promise<Delivery> => {
    const proxy = await proxyFor(message.url);
    const { origin, pathname, search } = new URL(message.url);
    const agent = await agents.for(proxy);
    const response = await agent.compose(latch.guard).request({
      origin,
      path: `${pathname}${search}`,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: encodeBody(message.method, message.parameters),
      signal,
      // Said again with each request, because undici's proxy agents lose what they were told for all of them.
      headersTimeout: patience.headers,
      bodyTimeout: patience.headers,
      reset: true,
    });
    return readDelivery(response, message.method);
  };

  return {
    close: () => agents.close(),
    send: async (message) => {
      const latch = openLatch(message.isDue);
      const signal = AbortSignal.timeout(patience.total);
      try {
        return await Promise.race([exchange(message, latch, signal), rejectAtTheEndOf(signal)]);
      } catch (failure) {
        return judgeFailure(failure, latch);
      } finally {
        latch.shut();
      }
    },
  };
}

/**
 * undici heeds the signal only once it has a connection, and a slow proxy can keep one waiting far longer. What
 * then starts after all is vetoed by the latch, which shuts in the same moment as the outcome is judged.
 */
function rejectAtTheEndOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Only HTTP 200 means that the gateway took the request (S0:61); a 500 with `0000` inside proves nothing. */
async function readDelivery(response: Dispatcher.ResponseData, method: string): Promise<Delivery> {
  if (response.statusCode !== 200) {
    response.body.on('error', () => {}).destroy();
    return { kind: 'unknown', cause: 'httpStatus' };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > largestAnswer) return { kind: 'unknown', cause: 'unreadableAnswer' };
    chunks.push(chunk);
  }
  const answer = readAnswer(Buffer.concat(chunks).toString('utf8'), method);
  return typeof answer === 'string' ? { kind: 'unknown', cause: answer } : { kind: 'answered', answer };
}

const timeouts = new Set(['TimeoutError', 'HeadersTimeoutError', 'BodyTimeoutError']);

function judgeFailure(failure: unknown, latch: Latch): Delivery {
  if (!latch.passed()) return { kind: 'notSent', cause: latch.overdue() ? 'overdue' : 'notConnected' };
  const name = failure instanceof Error ? failure.name : '';
  return { kind: 'unknown', cause: timeouts.has(name) ? 'timedOut' : 'connectionLost' };
}
