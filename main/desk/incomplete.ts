import { lastAttempt, type Operation } from '../domain/operation.ts';
import { type DeskAnswer, refuse } from './answer.ts';
import { findInvalidParameter } from './request.ts';

/** A request from which a person was erased since must not leave without them. */
export function findIncomplete(operation: Operation): DeskAnswer<never> | undefined {
  const invalid = findInvalidParameter(operation.operation, lastAttempt(operation));
  return invalid === undefined ? undefined : refuse({ code: 'invalidInput', field: invalid });
}
