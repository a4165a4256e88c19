import { accept, refuse } from '../../contract/index.ts';
import { findDamage } from './damage.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { toResult } from './views/answer.ts';
import { toDraftView, toOperationView } from './views/operation.ts';

/** What is made at the desk of the current environment, and what became of it. */
export function handleOperations({ rooms }: HandlerPorts): HandlersOf<'operations'> {
  const desk = () => {
    const { desk: current, ledger } = rooms.current();
    const damage = findDamage(ledger);
    if (damage) throw damage;
    return current;
  };
  const views = () => rooms.current().ledger.views;
  return {
    'operations.prepare': async (request) => toResult(await desk().prepare(request), toDraftView),
    'operations.confirm': async ({ operationId, guardAnswer }) =>
      toResult(await desk().confirm(operationId, guardAnswer), toOperationView),
    'operations.sendAgain': async ({ operationId }) => toResult(await desk().sendAgain(operationId), toOperationView),
    'operations.settle': async ({ operationId, outcome, reason }) => {
      const transactionId = outcome.kind === 'succeeded' ? outcome.transactionId : null;
      const statement = { outcome: outcome.kind, transactionId, reason };
      return toResult(await desk().settle(operationId, statement), toOperationView);
    },
    'operations.show': async ({ operationId }) => {
      const operation = await views().findOperation(operationId);
      return operation ? accept(toOperationView(operation)) : refuse({ code: 'notFound', what: 'operation' });
    },
    'operations.list': async ({ only, limit }) => {
      const operations = await views().listOperations(only === 'toSettle' ? 'unknown' : 'all', limit);
      return accept(operations.map(toOperationView));
    },
  };
}
