import type { OperationType } from '../../protocol/operations/index.ts';

/** The operations that the sandbox performs, by their name on the wire. Another name gets 1002 OPERATIONTYPE. */
export const operationNames = [
  'payment',
  'authorization',
  'capture',
  'refund',
  'credit',
  'void',
  'stopntimes',
] as const satisfies readonly OperationType[];

export type OperationName = (typeof operationNames)[number];

/** Whether the text names an operation that the sandbox performs. */
export function isOperationName(text: string): text is OperationName {
  return operationNames.some((name) => name === text);
}
