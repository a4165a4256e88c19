import type { ClientKey, ClientView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { type LiveAnswer, useAnswer } from '../state/answer.ts';

/** What is known of a customer; read anew with any new row, which may be theirs. */
export function useClient(key: ClientKey): LiveAnswer<ClientView> {
  const { accountId, name } = key;
  return useAnswer({
    key: ['client', accountId, name.by, name.text],
    ask: () => bridge.clients.show(key),
    isStale: ({ kind }) => kind === 'operationChanged' || kind === 'transactionsChanged',
  });
}
