import { lastAttempt, type Operation } from '../operation.ts';

/**
 * Whether a text is the name of an operation that may have no row yet: its order, its own id or an attempt's, or whom it asked by
 * CLIENTIDENT or CLIENTEMAIL. Whole, in any case: nobody is led to another's page by a part of a name.
 */
export function isAbout(operation: Operation, text: string): boolean {
  const { CLIENTIDENT = '', CLIENTEMAIL = '' } = lastAttempt(operation).parameters;
  const ids = operation.attempts.map(({ attemptId }) => attemptId);
  const sought = text.trim().toLowerCase();
  const names = [operation.orderId, operation.operationId, ...ids, CLIENTIDENT, CLIENTEMAIL];
  return sought !== '' && names.some((name) => name.toLowerCase() === sought);
}
