import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTeam, onEngine, type Raw, type Seat, type Team } from './engine/team.ts';

onEngine('64 desks at once', (engine) => {
  let team: Team;
  const seats: Seat[] = [];
  beforeAll(async () => {
    team = await createTeam(engine);
    for (let index = 0; index < 64; index += 1) seats.push(await team.seat());
  });
  afterAll(() => team.close());

  /** What every desk is answered for the same chains; each asks in an order of its own. */
  const race = async (chains: readonly (readonly string[])[], size: number): Promise<Raw[]> => {
    const answers = await Promise.all(
      seats.map(async (seat, turn) => {
        const own = chains.map((_, index) => chains[(index * 7 + turn) % chains.length] ?? []);
        const rows = own.map((ids) => ({
          attemptId: randomUUID(),
          operationId: randomUUID(),
          accountId: 'SHOP',
          // Half of them know the chain by its authorization alone, and half by its capture.
          ids: [ids[turn % ids.length]],
          operation: 'refund',
          minor: 1,
          currency: 'EUR',
          seenVersion: ids.length - 1,
        }));
        const told = [];
        for (let from = 0; from < rows.length; from += size) {
          const part = rows.slice(from, from + size);
          const { answers: some } = await seat.call('claim_1', seat.process, { lines: seat.lines() }, part);
          told.push(...some.map((answer: Raw, index: number) => ({ ...answer, chain: own[from + index]?.[0] })));
        }
        return told;
      }),
    );
    return answers.flat();
  };
  const winners = (answers: readonly Raw[]) =>
    answers.filter(({ verdict }) => verdict === 'granted').map(({ chain }) => chain);

  it.each([1, 50])('get each chain once, asking for %i at a time', async (size) => {
    const chains = Array.from({ length: size === 1 ? 5 : 50 }, (_, index) => [`${size}-${index}`]);
    const answers = await race(chains, size);
    expect(answers).toHaveLength(64 * chains.length);
    expect(winners(answers).toSorted()).toEqual(chains.flat().toSorted());
    expect(new Set(answers.map(({ verdict }) => verdict))).toEqual(new Set(['granted', 'busy']));
  });

  it('get each chain once, half of them by its authorization and half by its capture', async () => {
    const chains = Array.from({ length: 25 }, (_, index) => [`A${index}`, `C${index}`]);
    const facts = chains.map((ids) => ({ accountId: 'SHOP', ids, digest: `${ids}`, rowId: ids[1], movesMoney: true }));
    await seats[0]?.report([], facts);
    expect(winners(await race(chains, 25)).toSorted()).toEqual(
      chains.map(([authorization]) => authorization).toSorted(),
    );
  });
});
