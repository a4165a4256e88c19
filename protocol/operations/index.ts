export { authorization, payment } from './debits.ts';
export { capture, refund, voidOperation } from './edits.ts';
export type { Operation } from './operation.ts';

/** The operations that this protocol folder describes, by their name on the wire. */
export type OperationType = 'payment' | 'authorization' | 'capture' | 'refund' | 'void';

/** The path of every money operation; older clients add `.php` (protocol.md §1.2). */
export const processPath = '/front/service/rest/process';
