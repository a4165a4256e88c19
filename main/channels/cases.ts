import { accept, refuse } from '../../contract/index.ts';
import { readCase } from '../proof/case.ts';
import type { HandlersOf } from './handlers.ts';
import type { HandlerPorts } from './ports.ts';

/** Operations whose outcome nobody knows, and the way to find it out. */
export function handleCases({ rooms }: HandlerPorts): HandlersOf<'cases'> {
  return {
    'cases.list': async () => {
      const { ledger, findAccount } = rooms.current();
      const open = await ledger.read.listOperations('toSettle', 500);
      const cases = open.map((operation) => readCase(ledger, operation, findAccount(operation.accountId)));
      return accept((await Promise.all(cases)).toSorted((left, right) => left.openSince - right.openSince));
    },
    'cases.look': async ({ operationId }) => {
      const { ledger, look, findAccount } = rooms.current();
      const operation = await ledger.read.findOperation(operationId);
      if (operation?.state !== 'unknown') return refuse({ code: 'notFound', what: 'operation' });
      await look(operation);
      const after = await ledger.read.findOperation(operationId);
      const isOpen = after?.state === 'unknown';
      return accept(isOpen ? await readCase(ledger, after, findAccount(after.accountId)) : null);
    },
  };
}
