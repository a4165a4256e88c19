import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTeam, onEngine, type Seat, type Team } from './engine/team.ts';

/** What a desk may do at any moment, truly or not. */
type Act =
  | { readonly kind: 'claim'; readonly seat: number; readonly ids: readonly number[]; readonly isUpToDate: boolean }
  | { readonly kind: 'tell'; readonly seat: number; readonly ids: readonly number[] }
  | { readonly kind: 'report'; readonly seat: number; readonly of: number; readonly how: Record<string, string> };

const seat = fc.nat(2);
const ids = fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 });
const how = fc.oneof(
  fc.record({ kind: fc.constant('answer'), outcome: fc.constantFrom('succeeded', 'pending', 'refused') }),
  fc.record({ kind: fc.constant('proof'), outcome: fc.constantFrom('succeeded', 'refused') }),
  fc.record({
    kind: fc.constant('word'),
    outcome: fc.constantFrom('succeeded', 'refused', 'nothingHappened'),
    reason: fc.constant('why'),
  }),
  fc.record({ kind: fc.constantFrom('unknown', 'notSent') }),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('claim' as const), seat, ids, isUpToDate: fc.boolean() }),
  fc.record({ kind: fc.constant('tell' as const), seat, ids }),
  fc.record({ kind: fc.constant('report' as const), seat, of: fc.nat(20), how }),
);

/** Chains that more than one attempt holds without an alarm. */
const heldTwice = `
  SELECT c.chain FROM team.claim c WHERE team.does_hold(c.state, c.operation)
    AND NOT EXISTS (SELECT FROM team.alarm a WHERE a.chain = c.chain AND a.cleared_at IS NULL)
  GROUP BY c.chain HAVING count(*) > 1`;
/** Links, claims and alarms at a chain that has become part of another; versions with a gap. */
const untied = `
  SELECT 'link' FROM team.link l JOIN team.chain c ON c.number = l.chain WHERE c.joined_into IS NOT NULL
  UNION ALL SELECT 'claim' FROM team.claim k JOIN team.chain c ON c.number = k.chain WHERE c.joined_into IS NOT NULL
  UNION ALL SELECT 'alarm' FROM team.alarm a JOIN team.chain c ON c.number = a.chain WHERE c.joined_into IS NOT NULL
  UNION ALL SELECT 'gap' FROM team.chain c LEFT JOIN team.touch t ON t.chain = c.number
    GROUP BY c.number, c.version HAVING count(t.version) > 0 AND (max(t.version) <> c.version
      OR max(t.version) - min(t.version) + 1 <> count(t.version))`;

onEngine('whatever desks do', (engine) => {
  let team: Team;
  const seats: Seat[] = [];
  beforeAll(async () => {
    team = await createTeam(engine);
    for (let index = 0; index < 3; index += 1) seats.push(await team.seat());
  });
  afterAll(() => team.close());

  /** The version of the chain of these ids, as a desk that has pulled everything knows it. */
  const versionOf = async (names: readonly string[]): Promise<number> => {
    const words =
      'SELECT max(c.version)::int AS version FROM team.link l JOIN team.chain c ON c.number = l.chain WHERE l.id = ANY ($1)';
    return (await team.admin.query(words, [names])).rows[0].version ?? 0;
  };

  it('a granted attempt is alone on its chain, or an alarm says so, and no end is ever undone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const prefix = randomUUID();
        const name = (index: number) => `${prefix}-${index}`;
        const granted: string[] = [];
        const ended = new Map<string, string>();
        for (const each of acts) {
          const by = seats[each.seat];
          if (!by) continue;
          if (each.kind === 'claim') {
            const names = each.ids.map(name);
            const held = await team.admin.query(
              `SELECT FROM team.claim k JOIN team.link l ON l.chain = k.chain
               WHERE l.id = ANY ($1) AND team.does_hold(k.state, k.operation)`,
              [names],
            );
            const seenVersion = each.isUpToDate ? await versionOf(names) : 77;
            const { verdict, attemptId } = await by.claim(names, { seenVersion });
            if (verdict !== 'granted') continue;
            granted.push(attemptId);
            expect([held.rowCount, each.isUpToDate]).toEqual([0, true]);
          } else if (each.kind === 'tell') {
            const names = each.ids.map(name);
            const fact = { accountId: 'SHOP', ids: names, digest: randomUUID(), rowId: names[0], movesMoney: false };
            await by.report([], [fact]);
          } else {
            const attemptId = granted[each.of % Math.max(granted.length, 1)];
            if (attemptId) await by.report([{ attemptId, ...each.how }]);
          }
          expect((await team.admin.query(heldTwice)).rows).toEqual([]);
          expect((await team.admin.query(untied)).rows).toEqual([]);
          const { rows } = await team.admin.query(
            'SELECT attempt_id, state FROM team.claim WHERE attempt_id = ANY ($1)',
            [granted],
          );
          for (const { attempt_id: attemptId, state } of rows) {
            if (ended.has(attemptId)) expect(['open', 'unknown']).not.toContain(state);
            if (state !== 'open' && state !== 'unknown') ended.set(attemptId, state);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});
