import { readAnswer } from '../../../main/gateway/answer.ts';
import type { Delivery, Gateway, GatewayRequest } from '../../../main/gateway/gateway.ts';
import { getTransactions } from '../../../protocol/operations/index.ts';
import type { Fields } from './facts.ts';
import { passLookup } from './hear/look-up.ts';
import type { Answered, World } from './world.ts';

/** Carries a request of the console's to the simulator, and lets go wrong with it what the run says. */
export async function carryRequest(world: World, { url, method, parameters }: GatewayRequest): Promise<Answered> {
  const { gateway, trouble } = world;
  const carry = () => gateway.receive(url, method, parameters);
  if (method === getTransactions.byOrder.type) {
    if (world.deaf && trouble.damage === undefined) return 'timedOut';
    const answer = await carry();
    const rows = Array.isArray(answer['DATA']) ? (answer['DATA'] as Fields[]) : undefined;
    return rows ? { ...answer, DATA: passLookup(world, rows) } : answer;
  }
  const { fate = (send) => send() } = trouble;
  trouble.fate = undefined;
  return fate(carry);
}

/** The same as the console's own gateway would give it: the answer as text, read as it would come over a wire. */
export function openWire(worldOf: () => World): Pick<Gateway, 'send'> {
  return {
    send: async (request): Promise<Delivery> => {
      const answered = await carryRequest(worldOf(), request);
      if (answered === 'notConnected') return { kind: 'notSent', cause: answered };
      if (typeof answered === 'string') return { kind: 'unknown', cause: answered };
      const read = readAnswer(JSON.stringify(answered), request.method);
      return typeof read === 'string' ? { kind: 'unknown', cause: read } : { kind: 'answered', answer: read };
    },
  };
}
