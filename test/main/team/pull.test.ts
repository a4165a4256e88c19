import { expect, it } from 'vitest';
import type { LogPart, Replica } from '../../../main/ports/replica.ts';
import { createPulling } from '../../../main/team/pull.ts';
import { keepReplica } from './engine/replica.ts';

const [own, colleague] = ['own', 'colleague'];

/** An engine with a page of one line for each desk, and a desk that has none of them. */
function openCopy() {
  const [lost, theirs] = [keepReplica(own), keepReplica(colleague)];
  for (const log of [lost, theirs]) for (let line = 0; line < 2; line += 1) log.addLine();
  const replica = keepReplica(own);
  const taken: string[] = [];
  const watched: Replica = {
    ...replica,
    store: (part) => {
      taken.push(...part.lines.map(({ deskId, sequence }) => `${deskId} ${sequence}`));
      return replica.store(part);
    },
  };
  const pulling = createPulling({
    replica: watched,
    reader: {
      pull: async (places) => {
        const parts: LogPart[] = [];
        for (const log of [lost, theirs]) {
          const sequence = places.find(({ deskId }) => deskId === log.deskId)?.sequence ?? 0;
          const part = await log.readOwn({ deskId: log.deskId, sequence, rows: 0 }, { lines: 1, rows: 1 });
          if (part.lines.length > 0) parts.push(part);
        }
        return parts;
      },
      pullTouches: async () => [],
    },
  });
  return { pulling, taken };
}

it('takes this desk’s own log back alone, a colleague’s without it, or all of them', async () => {
  const { pulling, taken } = openCopy();
  await pulling.takeBackOwn();
  expect(taken).toEqual(['own 1', 'own 2']);
  const pullAll = () => pulling.pullAll(async () => {});
  expect(await pullAll()).toBe(true);
  expect(taken.slice(2)).toEqual(['colleague 1', 'colleague 2']);
  expect(await pullAll()).toBe(false);
  const other = openCopy();
  expect(await other.pulling.pullColleagues()).toBe(true);
  expect(other.taken).toEqual(['colleague 1', 'colleague 2']);
});

it('says what this desk has to say while the rows of years are projected, and goes on where that broke off', async () => {
  const replica = keepReplica(own);
  const course: string[] = [];
  let left = 2;
  const slow: Replica = {
    ...replica,
    project: async () => {
      left -= 1;
      course.push(`projects, ${left} left`);
      return { settled: [], isMore: left > 0 };
    },
  };
  const pulling = createPulling({ replica: slow, reader: { pull: async () => [], pullTouches: async () => [] } });
  const pull = () => pulling.pullAll(async () => void course.push('tells'));
  // Nothing is behind, as far as this process knows.
  await pull();
  expect(course).toEqual([]);
  await pulling.takeUp();
  await pull();
  expect(course).toEqual(['projects, 1 left', 'projects, 0 left']);
  left = 4;
  await pulling.takeUp();
  await pull();
  expect(course.slice(2)).toEqual([
    'projects, 3 left',
    'projects, 2 left',
    'tells',
    'projects, 1 left',
    'tells',
    'projects, 0 left',
  ]);
});

it('asks for what moved chains until a page of it is not full', async () => {
  const replica = keepReplica(own);
  const touch = { deskId: colleague, sequence: 0, chain: 1, version: 1, accountId: 'SHOP', ids: [], joined: [] };
  const pages = [1_000, 1_000, 7, 0];
  let taken = 0;
  const pulling = createPulling({
    replica: {
      ...replica,
      takeTouches: async (touches) => {
        taken += touches.length;
      },
    },
    reader: {
      pull: async () => [],
      pullTouches: async () => Array.from({ length: pages.shift() ?? 0 }, (_, number) => ({ ...touch, number })),
    },
  });
  const pull = () => pulling.pullAll(async () => {});
  expect([await pull(), taken, pages]).toEqual([true, 2_007, [0]]);
  expect([await pull(), taken, pages]).toEqual([false, 2_007, []]);
});
