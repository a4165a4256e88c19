import { accept, mostClientRows, refuse } from '../../contract/index.ts';
import { proposeOrders } from '../domain/client.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { toClientView } from './views/client.ts';

/** What is known of a customer, in the current environment. */
export function handleClients({ rooms, clock }: HandlerPorts): HandlersOf<'clients'> {
  return {
    'clients.show': async (key) => {
      const { ledger, findAccount } = rooms.current();
      const account = findAccount(key.accountId);
      if (!account) return refuse({ code: 'notFound', what: 'account' });
      // One more than is shown says whether there are more.
      const found = await ledger.views.listOfClient(key.accountId, key.name, mostClientRows + 1);
      const proposeOrder = async (orderId: string) =>
        (await ledger.views.findFreeOrder(key.accountId, proposeOrders(orderId))) ?? '';
      return accept(await toClientView(found, { key, account, now: clock.now(), findAccount, proposeOrder }));
    },
  };
}
