import assert from 'node:assert/strict';
import { isRepeatable, type Operation, type OperationState } from '../../../../../main/domain/operation.ts';

/** What one commit may make of an operation, said here once more; two transitions may stand in one commit. */
const ways: Readonly<Record<OperationState | 'none', readonly OperationState[]>> = {
  none: ['drafted'],
  drafted: ['confirmed', 'sending', 'notSent'],
  confirmed: ['sending', 'notSent', 'unknown'],
  sending: ['succeeded', 'pending', 'refused', 'notSent', 'unknown'],
  notSent: ['confirmed', 'sending', 'notSent'],
  refused: ['confirmed', 'sending', 'notSent', 'succeeded'],
  unknown: ['succeeded', 'refused', 'confirmed', 'sending', 'unknown', 'notSent'],
  pending: ['succeeded', 'refused'],
  succeeded: [],
};

/** States follow only the table; what is known for certain is never taken back by what is known less surely. */
export function checkStates(before: Operation | undefined, after: Operation): void {
  const name = `${after.operation} ${after.operationId}`;
  if (before?.state === after.state && before.attempts.length === after.attempts.length) return;
  const from = before?.state ?? 'none';
  assert.ok(ways[from].includes(after.state), `${name} went from ${from} to ${after.state}.`);
  if (!before) return;
  const proofs = before.attempts.filter(({ proof }) => proof !== null);
  assert.equal(proofs.length, 0, `${name} was ${from} by proof, and is ${after.state} now.`);
  if (from === 'refused' && after.state === 'succeeded') {
    assert.equal(before.settlement?.outcome, 'refused', `${name} was refused by the gateway, not by a person.`);
    assert.ok(after.attempts.some(({ proof }) => proof?.outcome === 'succeeded'));
  }
  // A refusal or a failure is sent again by a person alone, and only where nothing had been done.
  const isAgain = after.attempts.length > before.attempts.length;
  if (isAgain) assert.ok(isRepeatable(before), `${name} was ${from}, and was sent again.`);
  const isStop = after.operation === 'stopntimes';
  if (from === 'unknown' && after.state !== 'succeeded' && after.state !== 'refused') assert.ok(isStop && isAgain);
}
