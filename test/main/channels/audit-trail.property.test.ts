import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AuditFilter } from '../../../contract/index.ts';
import { readTrail, readTrailPlace } from '../../../main/channels/audit-trail.ts';
import type { Audit, AuditLine } from '../../../main/ports/audit.ts';
import type { Administered } from '../../../main/ports/team.ts';

const everything: AuditFilter = { area: null, who: '', about: '', from: null, to: null };
const desk = '01890a5d-ac96-774b-bcce-b302099a8057';

const lineAt = (at: number, index: number): AuditLine => ({
  deskId: null,
  sequence: index + 1,
  at,
  actor: 'Anne',
  event: null,
  operation: null,
});

/** One log, its newest line first, of which so many lines are looked at for one piece. */
function logOf(times: readonly number[], piece: number): Audit {
  const lines = times.map(lineAt);
  return {
    readAudit: async ({ after, limit }) => {
      const rest = lines.filter(({ sequence }) => after === null || sequence < (after[desk] ?? 0)).toReversed();
      const read = rest.slice(0, Math.min(limit, piece));
      const last = read.at(-1);
      const isOver = read.length === rest.length || !last;
      return { lines: read, next: isOver ? null : { [desk]: last.sequence }, reachedAt: last?.at ?? null };
    },
  };
}

const administeredAt = (at: number, index: number): Administered => ({
  number: index + 1,
  at,
  by: 'boss',
  person: 'Paul',
  desk: null,
  what: { appoint: 'id', isAdministrator: true },
});

interface Told {
  /** In the order of the log: a clock that was set back lets them fall. */
  readonly times: readonly number[];
  /** In the order of their numbers. */
  readonly administered: readonly number[];
}

/** The ids of each page. */
async function readPages({ times, administered }: Told, limit: number, piece = 100, filter = everything) {
  const ports = { audit: logOf(times, piece), administered: administered.map(administeredAt), zone: 'UTC' };
  const pages: string[][] = [];
  for (let after: ReturnType<typeof readTrailPlace> | null = null; after !== undefined; ) {
    const page = await readTrail(ports, filter, after, limit);
    pages.push(page.lines.map(({ id }) => id));
    after = page.next === null ? undefined : readTrailPlace(page.next);
    if (page.next !== null) expect(after, 'a page hands out a place that it takes').toBeDefined();
  }
  return pages;
}

const idsOf = ({ times, administered }: Told) => [
  ...times.map((_, index) => `:${index + 1}`),
  ...administered.map((_, index) => `engine:${index + 1}`),
];

it('tells all of many lines that were administered in one millisecond', async () => {
  const told = { times: [], administered: Array.from({ length: 150 }, (_, index) => Math.floor(index / 40)) };
  const pages = await readPages(told, 100);
  expect(pages.map(({ length }) => length)).toEqual([100, 50]);
  expect(pages.flat().toSorted()).toEqual(idsOf(told).toSorted());
});

it('tells a line once where the clock of a log was set back', async () => {
  const told = { times: [50, 150, 100], administered: [120] };
  expect((await readPages(told, 1)).flat().toSorted()).toEqual(idsOf(told).toSorted());
});

it('tells what was administered in one millisecond newest first', async () => {
  expect((await readPages({ times: [], administered: [5, 5, 9, 5] }, 1)).flat()).toEqual([
    'engine:3',
    'engine:4',
    'engine:2',
    'engine:1',
  ]);
});

it('tells every line once, whatever the times and the pages are', async () => {
  const time = fc.nat(6);
  const told = fc.record({
    times: fc.array(time, { maxLength: 12 }),
    administered: fc.array(time, { maxLength: 12 }),
    limit: fc.integer({ min: 1, max: 7 }),
    piece: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(told, async ({ limit, piece, ...lines }) => {
      const pages = await readPages(lines, limit, piece);
      expect(pages.flat().toSorted()).toEqual(idsOf(lines).toSorted());
      const rights = await readPages(lines, limit, piece, { ...everything, area: 'rights' });
      expect(rights.flat().toSorted()).toEqual(lines.administered.map((_, index) => `engine:${index + 1}`).toSorted());
    }),
    { numRuns: 300 },
  );
});
