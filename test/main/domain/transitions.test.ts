import { describe, expect, it } from 'vitest';
import type { OperationEvent } from '../../../main/domain/event.ts';
import { evolve } from '../../../main/domain/evolve.ts';
import type { OperationState, Verdict } from '../../../main/domain/operation.ts';
import { follow, type Happening, transitions } from '../../../main/domain/transitions.ts';
import { attempt, noon, operation } from './samples.ts';

const states: readonly OperationState[] = [
  'drafted',
  'confirmed',
  'sending',
  'succeeded',
  'pending',
  'refused',
  'notSent',
  'unknown',
];

const named = { operationId: 'operation-1', attemptId: 'attempt-1' };
const request = { url: 'http://127.0.0.1:1/', parameters: {} };

const ended = (state: Verdict): OperationEvent => ({
  kind: 'attemptEnded',
  ...named,
  outcome: { kind: 'unknown', cause: 'timedOut' },
  verdict: state,
  state,
});
const proved = (outcome: 'succeeded' | 'refused'): OperationEvent => ({
  kind: 'attemptProved',
  ...named,
  outcome,
  transactionId: 'R1',
  execcode: '0000',
  source: 'import',
});
const settled = (outcome: 'succeeded' | 'refused'): OperationEvent => {
  const { operationId } = named;
  return { kind: 'operationSettled', operationId, outcome, transactionId: 'R1', reason: 'seen' };
};

/** The lines of the log by which each thing happens. */
const lines: Readonly<Record<Happening, readonly OperationEvent[]>> = {
  confirm: [
    { kind: 'operationConfirmed', ...named, guarded: null, account: null },
    { kind: 'attemptAdded', operationId: 'operation-1', attemptId: 'attempt-2', request, account: null },
  ],
  begin: [{ kind: 'attemptBegun', ...named }],
  succeed: [ended('succeeded')],
  wait: [ended('pending')],
  refuse: [ended('refused')],
  fail: [ended('notSent')],
  lose: [ended('unknown')],
  handOver: [{ kind: 'attemptHandedOver', ...named }],
  lapse: [{ kind: 'attemptLapsed', ...named }],
  proveSuccess: [proved('succeeded')],
  proveRefusal: [proved('refused')],
  settleSuccess: [settled('succeeded')],
  settleRefusal: [settled('refused')],
  takeBack: [{ kind: 'answerTakenBack', ...named }],
};

const stamp = { actor: 'b.clerk', at: noon + 1 };
const pairs = states.flatMap((state) =>
  Object.entries(lines).flatMap(([happening, events]) => events.map((event) => [state, happening, event] as const)),
);

describe('the table of transitions', () => {
  it('names each way once', () => {
    expect(new Set(transitions.map(([from, what]) => `${from} ${what}`)).size).toBe(transitions.length);
  });

  it('leaves a draft only by a person, and never leaves a success', () => {
    expect(transitions.filter(([from]) => from === 'drafted')).toEqual([['drafted', 'confirm', 'confirmed']]);
    expect(transitions.filter(([from]) => from === 'succeeded')).toEqual([]);
    expect(transitions.filter(([, , to]) => to === 'sending')).toEqual([['confirmed', 'begin', 'sending']]);
  });

  it.each(pairs)('%s, %s: the fold goes where the table says, or nowhere', (state, happening, event) => {
    const before = operation(state, { attempts: [attempt({ execcode: '4001', transactionId: 'B9' })] });
    const next = follow(state, happening as Happening);
    if (next === undefined) {
      expect(() => evolve(before, event, stamp)).toThrow(/cannot/);
      return;
    }
    const after = evolve(before, event, stamp);
    expect(after).toMatchObject({ state: next, changedAt: stamp.at, actor: 'a.clerk', draftedAt: noon });
    expect(before.state).toBe(state);
  });

  it('begins with a draft alone', () => {
    expect(() => evolve(undefined, { kind: 'attemptBegun', ...named }, stamp)).toThrow(/never drafted/);
  });
});
