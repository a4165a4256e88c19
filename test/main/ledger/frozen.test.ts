import { beforeAll, describe, expect, it } from 'vitest';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { verifyLedger } from '../../../main/ledger/verify/verify.ts';
import { oneThread } from '../../one-thread.ts';
import { readAnswers, thaw } from './fixtures.ts';
import { askAgain, type FrozenAnswers, hasShortWord, readHeadDigest, readLines, sortWithinSeconds } from './frozen.ts';

/** Everything again that the program of that day was asked; `rebuilt`: after its projections were made anew. */
async function openAndAsk(folder: string, frozen: FrozenAnswers, rebuilt = false) {
  const ledger = await openLedger(folder, oneThread);
  await ledger.whenPrepared;
  if (rebuilt) await ledger.rebuildProjections();
  const answers = await askAgain(ledger, frozen);
  await ledger.close();
  return answers;
}

/** Up to version 6 a row said whether it was a direct debit: what was none may have been paid by anything. */
function sayMethod(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(sayMethod);
  if (typeof answer !== 'object' || answer === null) return answer;
  const { directDebit, ...others } = answer as Record<string, unknown>;
  const said = Object.entries(others).map(([name, value]) => [name, sayMethod(value)] as const);
  return { ...Object.fromEntries(said), ...(directDebit === true && { method: 'directDebit' }) };
}

/** Up to version 6 a refund counted nowhere that may be of either of two payments: now less is left of both for certain. */
function readDoubt(frozen: FrozenAnswers, version: number): Readonly<Record<string, unknown>> {
  if (version > 6) return { ...frozen };
  const ofEither = frozen.rows.find(({ transactionId }) => transactionId === 'F10');
  if (!ofEither) return { ...frozen };
  const chains = frozen.chains.map((chain) => {
    if (chain.chainId !== 'F5' && chain.chainId !== 'F6') return chain;
    const left = chain.balance.left - ofEither.amount.minor;
    const { source: _, asOf: __, ...balance } = { ...chain.balance, left, leftAtMost: chain.balance.left };
    return { ...chain, balance };
  });
  return { ...frozen, chains };
}

describe.each([
  [4, '3cf0e0c'],
  [5, 'e823b5c'],
  [6, 'c8e63da'],
  [7, '5e04c3d'],
  [8, 'c195688'],
  [9, '0c99e89'],
  [10, '18e1809'],
  [11, 'a03fd007'],
  [12, 'a19bd2c3'],
])('the ledger of version %i that the program of %s wrote', (version) => {
  const all = readAnswers<FrozenAnswers>(version);
  // Words of one and two characters are sought in another way since version 6.
  const frozen = { ...all, searches: all.searches.filter((search) => !hasShortWord(search)) };

  let file: string;
  let asItIs: Awaited<ReturnType<typeof openAndAsk>>;
  // Opened, asked and closed once by the present program, for all that is said of it afterwards.
  beforeAll(async () => {
    let remove = () => {};
    const thawed = thaw(version, (removal) => {
      remove = removal;
    });
    file = thawed.file;
    asItIs = await openAndAsk(thawed.folder, frozen);
    return remove;
  });

  it.each([
    ['as it is', false],
    ['made anew from its log', true],
  ])('answers every question as that program did, %s', async (_, rebuilt) => {
    const answers = sortWithinSeconds(rebuilt ? await openAndAsk(thaw(version).folder, frozen, true) : asItIs);
    const expected = sortWithinSeconds(frozen);
    for (const [question, answer] of Object.entries(answers)) {
      // Fields may be added; none is lost, none changes, and no row comes or goes.
      const before = sayMethod(readDoubt(expected, version)[question]);
      expect({ [question]: answer }).toMatchObject({ [question]: before });
    }
  });

  it('has something of every kind in it', () => {
    expect(frozen.rows.length).toBeGreaterThan(40);
    expect(new Set(frozen.operations.map(({ state }) => state))).toEqual(
      new Set(['sending', 'succeeded', 'pending', 'refused', 'notSent', 'unknown']),
    );
    const open = frozen.operations.filter(({ state }) => state === 'unknown').map(({ operation }) => operation);
    const edits = ['refund', 'capture', 'void', 'credit', 'stopntimes'];
    expect(new Set(open)).toEqual(new Set(version < 9 ? edits : [...edits, 'payment']));
  });

  it('is sound for the present program', () => {
    expect(verifyLedger(file)).toEqual([]);
  });

  it('keeps every line of its log to the byte, and its head', () => {
    expect(readLines(file)).toEqual(frozen.events);
    expect(readHeadDigest(file)).toBe(frozen.head);
  });
});
