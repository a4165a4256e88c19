import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTeam, onEngine, type Seat, type Team } from './engine/team.ts';

/** A fact about some of seven ids; the same number twice is the same fact. */
const someFact = fc.record({
  ids: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 3 }),
  number: fc.nat(1),
});

interface Moved {
  readonly chain: string;
  readonly version: string;
  readonly ids: readonly string[];
  readonly joined: readonly string[];
}

onEngine('facts', (engine) => {
  let team: Team;
  let seat: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    seat = await team.seat();
  });
  afterAll(() => team.close());

  const ask = async <Row>(text: string, values: readonly unknown[]) =>
    (await team.admin.query(text, [...values])).rows as Row[];
  /** id → its chain and that one's version. */
  const chainsOf = async (prefix: string) =>
    new Map(
      (
        await ask<{ readonly id: string; readonly chain: string; readonly version: string }>(
          `SELECT l.id, l.chain, c.version FROM team.link l JOIN team.chain c ON c.number = l.chain WHERE starts_with(l.id, $1)`,
          [prefix],
        )
      ).map(({ id, chain, version }) => [id.slice(prefix.length), { chain, version: Number(version) }]),
    );
  /** Which ids are of one chain, as texts. */
  const groupsOf = async (prefix: string) => {
    const groups = new Map<string, string[]>();
    for (const [id, { chain }] of await chainsOf(prefix)) groups.set(chain, [...(groups.get(chain) ?? []), id]);
    return [...groups.values()].map((ids) => ids.toSorted().join()).toSorted();
  };

  it('that are told together move what they would move one by one', async () => {
    const story = fc.tuple(fc.array(someFact, { maxLength: 4 }), fc.array(someFact, { minLength: 1, maxLength: 9 }));
    await fc.assert(
      fc.asyncProperty(story, async ([before, told]) => {
        const [together, apart] = [`${randomUUID()}/`, `${randomUUID()}/`];
        const toFact = (prefix: string, { ids, number }: (typeof told)[number]) => {
          const names = ids.map((id) => `${prefix}${id}`);
          return { accountId: 'SHOP', ids: names, rowId: names[0], digest: String(number), movesMoney: false };
        };
        for (const prefix of [together, apart]) {
          for (const fact of before) await seat.report([], [toFact(prefix, fact)]);
        }
        const known = await chainsOf(together);
        const [last] = await ask<{ readonly touches: number }>(
          'SELECT coalesce(max(number), 0)::int AS touches FROM team.touch WHERE desk_id = $1',
          [seat.deskId],
        );
        await seat.report(
          [],
          told.map((fact) => toFact(together, fact)),
        );
        const moved = await ask<Moved>(
          'SELECT chain, version, ids, joined FROM team.touch WHERE desk_id = $1 AND number > $2 ORDER BY number',
          [seat.deskId, last?.touches],
        );
        for (const fact of told) await seat.report([], [toFact(apart, fact)]);
        expect(await groupsOf(together)).toEqual(await groupsOf(apart));

        const now = await chainsOf(together);
        const keyOf = ({ ids, number }: (typeof told)[number]) => `${ids[0]} ${number}`;
        const old = new Set(before.map(keyOf));
        for (const fact of told) {
          // Whoever reviewed any of its ids before has seen less.
          if (old.has(keyOf(fact))) continue;
          for (const id of fact.ids)
            expect(now.get(String(id))?.version).toBeGreaterThan(known.get(String(id))?.version ?? 0);
          old.add(keyOf(fact));
        }
        // A colleague who takes in what moved knows every id by its chain, and no version leaves a gap.
        const joined = moved.flatMap((touch) => touch.joined);
        expect(new Set(joined).size).toBe(joined.length);
        const gone = [...known].filter(([id, { chain }]) => now.get(id)?.chain !== chain);
        expect(new Set(gone.map(([, { chain }]) => chain))).toEqual(new Set(joined));
        for (const { chain, ids } of moved)
          for (const id of ids) expect(now.get(id.slice(together.length))?.chain).toBe(chain);
        for (const [id, { chain, version }] of now) {
          const versions = moved.filter((touch) => touch.chain === chain).map((touch) => Number(touch.version));
          if (versions.length === 0) expect(known.get(id)).toEqual({ chain, version });
          else expect(versions).toEqual(versions.map((_, nth) => version - versions.length + 1 + nth));
        }
      }),
      {
        numRuns: 40,
        examples: [
          [
            [
              [
                { ids: [0], number: 0 },
                { ids: [1], number: 0 },
              ],
              [{ ids: [0, 1], number: 0 }],
            ],
          ],
          [[[{ ids: [0], number: 0 }], [{ ids: [0, 1], number: 0 }]]],
        ],
      },
    );
  });
});
