import { expect, it } from 'vitest';
import type { TeamPart } from '../../../main/team/engine/words.ts';
import type { TeamRun } from '../../../main/team/run.ts';
import { createTelling } from '../../../main/team/tell.ts';
import { keepReplica, toldRow } from './engine/replica.ts';

/** A desk that has told nothing, and what the engine is told by itself. */
function openTelling() {
  const replica = keepReplica('desk');
  const told: TeamPart[] = [];
  const run = {
    heartbeat: async () => ({ sequence: 0, rows: 0 }),
    tell: async (part: TeamPart) => {
      told.push(part);
      return { verdict: 'taken', sequence: part.lines.at(-1)?.sequence ?? 0, rows: part.packs.length };
    },
  } as unknown as TeamRun;
  const telling = createTelling({ run, replica, views: { findRow: async () => undefined } });
  return { replica, told, linesOfClaim: () => telling.withLines(async ({ lines }) => lines.length) };
}

it('lets lines go along with a claim', async () => {
  const { replica, told, linesOfClaim } = openTelling();
  replica.addLine('taken');
  expect([await linesOfClaim(), told.length]).toEqual([1, 0]);
});

it('tells what moves chains before a claim, and never with it', async () => {
  const rows = openTelling();
  rows.replica.addRows([toldRow('A1')]);
  rows.replica.addLine();
  expect([await rows.linesOfClaim(), rows.told.length]).toEqual([0, 1]);
  const withdrawn = openTelling();
  withdrawn.replica.addLine('importWithdrawn');
  expect([await withdrawn.linesOfClaim(), withdrawn.told.length]).toEqual([0, 1]);
});
