import { accept, refuse } from '../../contract/index.ts';
import type { HandlersOf } from './handlers.ts';
import type { HandlerPorts } from './ports.ts';

/** What is made at the desk of the current environment, and what became of it. */
export function handleOperations({ rooms }: HandlerPorts): HandlersOf<'operations'> {
  const desk = () => {
    const { desk: current, ledger } = rooms.current();
    const problem = ledger.backups.problem();
    // The daily check reads all of the file: from a damaged one nobody knows what was sent already.
    if (problem?.kind === 'corrupt') throw problem;
    return current;
  };
  const read = () => rooms.current().ledger.read;
  return {
    'operations.prepare': (request) => desk().prepare(request),
    'operations.confirm': ({ operationId, guardAnswer }) => desk().confirm(operationId, guardAnswer),
    'operations.sendAgain': ({ operationId }) => desk().sendAgain(operationId),
    'operations.settle': (settlement) => desk().settle(settlement),
    'operations.show': async ({ operationId }) => {
      const operation = await read().findOperation(operationId);
      return operation ? accept(operation) : refuse({ code: 'notFound', what: 'operation' });
    },
    'operations.list': async ({ only, limit }) => accept(await read().listOperations(only, limit)),
  };
}
