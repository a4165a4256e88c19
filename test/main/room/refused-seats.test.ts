import { expect, it } from 'vitest';
import type { Act } from '../../../main/domain/act.ts';
import type { TeamStanding, TeamState } from '../../../main/ports/team.ts';
import { createActs, type Recorded } from '../../../main/room/acts.ts';
import { findRefusal, recordRefusals } from '../../../main/room/refused-seats.ts';

const teamId = '0d4b6f4e-8a55-4f0e-93a9-6a8f6f0e7a11';

/** A desk's standing that a test moves, and the acts that came of it. */
function openStanding(first: TeamState) {
  let state = first;
  const listeners = new Set<() => void>();
  const acts: Act[] = [];
  const membership = {
    standing: () => ({ teamId, state }) as TeamStanding,
    listen: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const stop = recordRefusals(
    membership,
    async (act) => void acts.push(act),
    () => 7,
  );
  const come = (next: TeamState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return { acts, come, stop };
}

const refused = (cause: Extract<TeamState, { kind: 'refused' }>['cause']): TeamState => ({ kind: 'refused', cause });

it('a seat that the team refuses is written down once, and again after it was let in', () => {
  const { acts, come, stop } = openStanding(refused('loginRefused'));
  const seatRefused = (cause: string) => ({ what: 'seatRefused', teamId, cause, since: 7 });
  expect(acts).toEqual([seatRefused('loginRefused')]);
  for (const state of [{ kind: 'connecting' }, refused('loginRefused'), refused('certificate')] as const) come(state);
  expect(acts.slice(1)).toEqual([seatRefused('certificate')]);
  for (const state of [{ kind: 'open' }, refused('noSeat'), refused('loginRefused')] as const) come(state);
  expect(acts.slice(2)).toEqual([seatRefused('noSeat'), seatRefused('loginRefused')]);
  stop();
  for (const state of [{ kind: 'open' }, refused('noSeat')] as const) come(state);
  expect(acts).toHaveLength(4);
});

it('what this computer lacks, and an engine that is silent, refuse no seat', () => {
  const { acts, come } = openStanding({ kind: 'unreachable', cause: 'notConnected' });
  for (const cause of ['notConfigured', 'passwordAbsent', 'clock', 'notDurable'] as const) come(refused(cause));
  expect(acts).toEqual([]);
  expect(findRefusal({ kind: 'notReady' })).toBeUndefined();
  expect(findRefusal({ kind: 'unreadable' })).toBeUndefined();
  expect(findRefusal({ kind: 'engine', trouble: { kind: 'unreachable', cause: 'timedOut' } })).toBeUndefined();
  expect(findRefusal({ kind: 'engine', trouble: { kind: 'notTrusted', cause: 'certificate' } })).toBe('certificate');
  expect(findRefusal({ kind: 'engine', trouble: { kind: 'loginRefused' } })).toBe('loginRefused');
  expect(findRefusal({ kind: 'revoked' })).toBe('revoked');
});

it('what no hand did is written down behind the line that somebody sits here', async () => {
  const written: Recorded[] = [];
  const write = async (act: Recorded) => void written.push(act);
  const ledger = {
    journal: { recordAct: write, recordMove: write },
    whenPrepared: Promise.resolve(),
    preparation: () => null,
  };
  const acts = createActs({
    ledger: ledger as never,
    stamp: () => ({ actor: 'Anne', at: 0 }),
    version: '1',
    onNotRecorded: () => {},
  });
  await acts.recordOnceOpen({ what: 'pinSet' });
  expect(written).toEqual([]);
  await acts.open();
  const moved = { kind: 'proposalMoved', operationId: 'x', to: 'proposalExpired', reason: '' } as const;
  await acts.recordOnceOpen(moved);
  expect(written).toEqual([{ what: 'deskOpened', version: '1' }, { what: 'pinSet' }, moved]);
});
