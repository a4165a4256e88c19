import type { TransactionDetail } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { type LiveAnswer, useAnswer } from '../state/answer.ts';
import type { TransactionKey } from '../state/window.ts';
import { touches } from './touches.ts';

/** What is known around a transaction; read anew when a chain of it changes, and only then. */
export function useTransaction(key: TransactionKey): LiveAnswer<TransactionDetail> {
  const { accountId, transactionId } = key;
  return useAnswer({
    key: ['transaction', accountId, transactionId],
    ask: () => bridge.transactions.show({ accountId, transactionId }),
    isStale: (event, answer) => touches(event, accountId, answer?.ok ? answer.value : null),
  });
}
