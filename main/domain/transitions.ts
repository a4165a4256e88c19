import type { OperationState } from './operation.ts';

/**
 * What can happen to an operation.
 *
 * - `confirm`: a person sends what they reviewed, for the first time or once more; its chain is taken.
 * - `begin`: the last line before a byte may leave.
 * - `succeed`, `wait`, `refuse`, `fail`, `lose`: what a sending ended in: 0000, 0003 or a redirect, a refusal, provably
 *   nothing left, nobody knows.
 * - `handOver`: the same for a page that the holder's browser posts: nothing of ours leaves, and no answer comes.
 * - `lapse`: the holder's page is over, and a late enough look-up found no outcome.
 * - `prove`: a row of the gateway's that is this attempt's for certain says what became of it.
 * - `settle`: a person's word, with a reason.
 * - `takeBack`: a refusal was another operation's answer, as a source tells later.
 */
export type Happening =
  | 'confirm'
  | 'begin'
  | 'succeed'
  | 'wait'
  | 'refuse'
  | 'fail'
  | 'lose'
  | 'handOver'
  | 'lapse'
  | 'proveSuccess'
  | 'proveRefusal'
  | 'settleSuccess'
  | 'settleRefusal'
  | 'takeBack';

export type Transition = readonly [from: OperationState, happening: Happening, to: OperationState];

/** Every way from one state to another. What is not here cannot happen. */
export const transitions: readonly Transition[] = [
  ['drafted', 'confirm', 'confirmed'],
  ['confirmed', 'begin', 'sending'],
  // Stopped, or held up, before the first byte.
  ['confirmed', 'fail', 'notSent'],
  ['sending', 'succeed', 'succeeded'],
  ['sending', 'wait', 'pending'],
  ['sending', 'refuse', 'refused'],
  ['sending', 'fail', 'notSent'],
  ['sending', 'lose', 'unknown'],
  ['confirmed', 'handOver', 'pending'],
  ['pending', 'lapse', 'unknown'],
  // A stop alone goes again while nobody knows: cut before it began, its first attempt is as unknown as before.
  ['confirmed', 'lose', 'unknown'],
  ['notSent', 'confirm', 'confirmed'],
  // Refused because of the moment (2017, 3004).
  ['refused', 'confirm', 'confirmed'],
  ['unknown', 'confirm', 'confirmed'],
  ['unknown', 'proveSuccess', 'succeeded'],
  ['unknown', 'proveRefusal', 'refused'],
  ['pending', 'proveSuccess', 'succeeded'],
  ['pending', 'proveRefusal', 'refused'],
  // A person had said that nothing happened, and was wrong.
  ['refused', 'proveSuccess', 'succeeded'],
  ['refused', 'takeBack', 'unknown'],
  ['unknown', 'settleSuccess', 'succeeded'],
  ['unknown', 'settleRefusal', 'refused'],
];

/** The state that follows, or undefined where the table has no such way. */
export function follow(from: OperationState, happening: Happening): OperationState | undefined {
  return transitions.find(([before, what]) => before === from && what === happening)?.[2];
}
