import { readAnswer } from '../../../main/gateway/answer.ts';
import type { Delivery, Gateway } from '../../../main/gateway/gateway.ts';
import { getTransactions } from '../../../protocol/operations/index.ts';
import type { BookGateway } from './book.ts';
import type { Fields } from './facts.ts';
import { passLookup } from './hear/look-up.ts';
import type { Fate, World } from './world.ts';

/** The console's way to the simulator: each answer as text, as it would come over a wire, and what a run lets go wrong on it. */
export function openWire(gateway: BookGateway, worldOf: () => World): Pick<Gateway, 'send'> {
  return {
    send: async (request) => {
      const carry = () => gateway.receive(request.url, request.method, request.parameters);
      if (request.method === getTransactions.byOrder.type) {
        const answer = await carry();
        const rows = Array.isArray(answer['DATA']) ? (answer['DATA'] as Fields[]) : undefined;
        return deliver(rows ? { ...answer, DATA: passLookup(worldOf(), rows) } : answer, request.method);
      }
      const { trouble } = worldOf();
      const fate = trouble.fate ?? answerAsIs;
      trouble.fate = undefined;
      return fate(request, carry);
    },
  };
}

const answerAsIs: Fate = async ({ method }, carry) => deliver(await carry(), method);

/** An answer as the console reads it. */
export function deliver(answer: Readonly<Record<string, unknown>>, method: string): Delivery {
  const read = readAnswer(JSON.stringify(answer), method);
  return typeof read === 'string' ? { kind: 'unknown', cause: read } : { kind: 'answered', answer: read };
}
