export { credit } from './credit.ts';
export { authorization, payment, splitPayment } from './debits.ts';
export { capture, refund, voidOperation } from './edits.ts';
export { getTransactions } from './get-transactions.ts';
export type { Operation } from './operation.ts';
export { stopntimes } from './stopntimes.ts';

/** The money operations that this protocol folder describes, by their name on the wire. */
export type OperationType = 'payment' | 'authorization' | 'capture' | 'refund' | 'credit' | 'void' | 'stopntimes';

/** The path of every money operation; older clients add `.php` (protocol.md §1.2). */
export const processPath = '/front/service/rest/process';

/** The path of look-ups and transaction exports; older clients add `.php` (protocol.md §1.2). */
export const exportPath = '/front/service/rest/export';
