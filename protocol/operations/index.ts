export { credit } from './credit.ts';
export { authorization, payment, splitPayment } from './debits.ts';
export { directDebit } from './direct-debit.ts';
export { capture, refund, voidOperation } from './edits.ts';
export {
  exportChargebacks,
  exportReconciledTransactions,
  exportReconciliation,
  exportTransactions,
} from './exports.ts';
export { getTransactions } from './get-transactions.ts';
export { hostedForm } from './hosted-form.ts';
export type { Operation } from './operation.ts';
export { redirectPayment } from './redirect-payment.ts';
export { stopntimes } from './stopntimes.ts';

/** The money operations that this protocol folder describes, by their name on the wire. */
export type OperationType = 'payment' | 'authorization' | 'capture' | 'refund' | 'credit' | 'void' | 'stopntimes';

/** The path of every money operation; older clients add `.php` (protocol.md §1.2). */
export const processPath = '/front/service/rest/process';

/** The path of the form that a browser is sent to; older clients add `.php` (protocol.md §1.2). */
export const formPath = '/front/form/process';

/** The path that makes tokens of cards for HFTOKEN (protocol.md §13). */
export const tokenizePath = '/hosted-fields/service/tokenize';

/** The path of look-ups and transaction exports; older clients add `.php` (protocol.md §1.2). */
export const exportPath = '/front/service/rest/export';

/** The path of reconciliation exports; older clients add `.php` (protocol.md §1.2). */
export const reconciliationPath = '/front/service/rest/reconciliation';
