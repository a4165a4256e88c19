import type { ClientKey, TransactionRow } from '../../contract/index.ts';

/** By which name a transaction's customer is known: the merchant's own goes before an address; null once both are erased. */
export function clientOf({
  accountId,
  client,
  clientEmail,
}: Pick<TransactionRow, 'accountId' | 'client' | 'clientEmail'>): ClientKey | null {
  if (client !== '') return { accountId, name: { by: 'client', text: client } };
  return clientEmail === '' ? null : { accountId, name: { by: 'email', text: clientEmail } };
}
