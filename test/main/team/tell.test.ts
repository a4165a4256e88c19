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
  return {
    replica,
    told,
    tellAll: telling.tellAll,
    linesOfClaim: () => telling.withLines(async ({ lines }) => lines.length),
  };
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

it('tells what is long in smaller parts, each line whole and in its order', async () => {
  const { replica, told, tellAll } = openTelling();
  for (let line = 0; line < 7; line += 1) replica.addLine('x'.repeat(1_500_000));
  replica.addLine('y'.repeat(9_000_000));
  replica.addLine('short', 'z'.repeat(5_000_000));
  replica.addLine('shorter');
  await tellAll();
  const size = (part: TeamPart) => JSON.stringify(part).length;
  const lines = told.map((part) => part.lines.map(({ sequence }) => sequence));
  expect(lines.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const single = told.filter((part) => part.lines.length === 1);
  // Base64 makes four of three.
  for (const part of told) expect(single.includes(part) || size(part) < 6 * 1024 * 1024).toBe(true);
  expect(told.length).toBeLessThan(10);
});
