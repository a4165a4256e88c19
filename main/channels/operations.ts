import { accept, refuse } from '../../contract/index.ts';
import type { Operation } from '../domain/operation.ts';
import { findDamage } from './damage.ts';
import { readLedgerLine } from './ledger-line.ts';
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
  const toView = (operation: Operation) => toOperationView(operation, readLedgerLine(rooms.current().ledger.file));
  return {
    'operations.prepare': async (request) => toResult(await desk().prepare(request), toDraftView),
    'operations.confirm': async ({ operationId, guardAnswer, reminded }) =>
      toResult(await desk().confirm(operationId, guardAnswer, reminded), toView),
    'operations.sendAgain': async ({ operationId }) => toResult(await desk().sendAgain(operationId), toView),
    'operations.settle': async ({ operationId, outcome, reason }) => {
      const transactionId = outcome.kind === 'succeeded' ? outcome.transactionId : null;
      const statement = { outcome: outcome.kind, transactionId, reason };
      return toResult(await desk().settle(operationId, statement), toView);
    },
    'operations.show': async ({ operationId }) => {
      const operation = await views().findOperation(operationId);
      return operation ? accept(toView(operation)) : refuse({ code: 'notFound', what: 'operation' });
    },
    'operations.list': async ({ only, limit }) => {
      const operations = await views().listOperations(only === 'toSettle' ? 'unknown' : 'all', limit);
      const ledgerLine = readLedgerLine(rooms.current().ledger.file);
      return accept(operations.map((operation) => toOperationView(operation, ledgerLine)));
    },
  };
}
