import { accept, refuse } from '../../contract/index.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';

/** What people write beside an order. */
export function handleNotes({ rooms, clock }: HandlerPorts): HandlersOf<'notes'> {
  return {
    'notes.add': async ({ accountId, about, text }) => {
      const { ledger, actor, findAccount } = rooms.current();
      const write = async (orderId: string, transactionId: string | null) => {
        await ledger.journal.addNote({ accountId, orderId, transactionId, text }, { actor, at: clock.now() });
        return accept('added' as const);
      };
      if (about.by === 'order') {
        return findAccount(accountId) ? write(about.orderId, null) : refuse({ code: 'notFound', what: 'account' });
      }
      const { transactionId } = about;
      const chain = await ledger.views.findChain(accountId, transactionId);
      const row = chain?.transactions.find((candidate) => candidate.transactionId === transactionId);
      return row ? write(row.orderId, transactionId) : refuse({ code: 'notFound', what: 'transaction' });
    },
  };
}
