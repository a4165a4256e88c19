import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Act } from '../../../main/domain/act.ts';
import { makeTemporaryFolder } from '../../../main/ledger/temporary-folder.ts';
import type { TeamStanding, TeamState } from '../../../main/ports/team.ts';
import { createActs, type Recorded } from '../../../main/room/acts.ts';
import { type KeptRefusals, openKeptRefusals, type SeatRefused } from '../../../main/room/kept-refusals.ts';
import { findRefusal, recordRefusals } from '../../../main/room/refused-seats.ts';

const teamId = '0d4b6f4e-8a55-4f0e-93a9-6a8f6f0e7a11';

/** A folder in which nothing is kept yet. */
function keepInMemory(): KeptRefusals {
  let kept: readonly SeatRefused[] = [];
  return {
    read: () => kept,
    write: (next) => {
      kept = next;
    },
  };
}

/** A desk's standing that a test moves, and the acts that came of it; a log that is open takes them at once. */
function openStanding(first: TeamState, kept = keepInMemory(), isOpen = true) {
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
  const stop = recordRefusals({
    membership,
    record: async (act, onWritten) => {
      if (!isOpen) return;
      acts.push(act);
      onWritten();
    },
    kept,
    now: () => 7,
  });
  const come = (next: TeamState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return { acts, come, stop, kept };
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

it('a refusal after a roll call is another one: the team had let the desk in', () => {
  const { acts, come } = openStanding(refused('noSeat'));
  for (const state of [{ kind: 'rollCall', waitingFor: [] }, refused('noSeat'), refused('noSeat')] as const)
    come(state);
  expect(acts).toHaveLength(2);
});

it('what no log could take is written down by the process that comes after, once', () => {
  const before = openStanding(refused('loginRefused'), undefined, false);
  before.come(refused('certificate'));
  expect(before.acts).toEqual([]);
  before.stop();
  // Invited anew, it is let in at once.
  const after = openStanding({ kind: 'open' }, before.kept);
  const causes = after.acts.map((act) => 'cause' in act && act.cause);
  expect(causes).toEqual(['loginRefused', 'certificate']);
  expect(openStanding({ kind: 'open' }, before.kept).acts).toEqual([]);
  // One that goes on being refused says nothing twice.
  const still = openStanding(refused('noSeat'), undefined, false);
  const goesOn = openStanding(refused('noSeat'), still.kept);
  expect(goesOn.acts).toHaveLength(1);
});

it('they are kept in a file, of which one that cannot be read counts as none', () => {
  const folder = makeTemporaryFolder('refusals');
  const kept = openKeptRefusals(join(folder.path, 'sandbox'));
  expect(kept.read()).toEqual([]);
  const act = { what: 'seatRefused', teamId, cause: 'noSeat', since: 7 } as const;
  kept.write([act]);
  expect(openKeptRefusals(join(folder.path, 'sandbox')).read()).toEqual([act]);
  writeFileSync(join(folder.path, 'sandbox', 'refused-seats.json'), '[{}]');
  expect(kept.read()).toEqual([]);
  kept.write([]);
  expect(readdirSync(join(folder.path, 'sandbox'))).toEqual([]);
  folder.remove();
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
  let isWritten = false;
  await acts.recordOnceOpen({ what: 'pinSet' }, () => {
    isWritten = true;
  });
  expect([written, isWritten]).toEqual([[], false]);
  await acts.open();
  expect(isWritten).toBe(true);
  const moved = { kind: 'proposalMoved', operationId: 'x', to: 'proposalExpired', reason: '' } as const;
  await acts.recordOnceOpen(moved);
  expect(written).toEqual([{ what: 'deskOpened', version: '1' }, { what: 'pinSet' }, moved]);
});
