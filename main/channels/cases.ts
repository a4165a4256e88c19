import { accept, refuse } from '../../contract/index.ts';
import { readCase } from '../proof/case.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { toCaseView } from './views/case.ts';

/** Operations whose outcome nobody knows, and the way to find it out. */
export function handleCases({ rooms, clock }: HandlerPorts): HandlersOf<'cases'> {
  return {
    'cases.list': async () => {
      const { ledger, findAccount } = rooms.current();
      const open = await ledger.views.listOperations('unknown', 500);
      const cases = open.map((operation) =>
        readCase(ledger.views, operation, clock.now(), findAccount(operation.accountId)),
      );
      const found = (await Promise.all(cases)).toSorted((left, right) => left.openSince - right.openSince);
      return accept(found.map((one) => toCaseView(one, { now: clock.now(), findAccount })));
    },
    'cases.look': async ({ operationId }) => {
      const { ledger, look, findAccount } = rooms.current();
      const operation = await ledger.views.findOperation(operationId);
      if (operation?.state !== 'unknown') return refuse({ code: 'notFound', what: 'operation' });
      await look(operation);
      const after = await ledger.views.findOperation(operationId);
      if (after?.state !== 'unknown') return accept(null);
      const now = clock.now();
      const read = await readCase(ledger.views, after, now, findAccount(after.accountId));
      return accept(toCaseView(read, { now, findAccount }));
    },
  };
}
