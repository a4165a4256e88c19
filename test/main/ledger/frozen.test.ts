import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { verifyLedger } from '../../../main/ledger/verify/verify.ts';
import { threads } from '../../threads.ts';
import { askAgain, type FrozenAnswers, hasShortWord, readLines, sortWithinSeconds } from './frozen.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const all = JSON.parse(readFileSync(new URL('version-4.json', fixtures), 'utf8')) as FrozenAnswers;
const frozen = { ...all, searches: all.searches.filter((search) => !hasShortWord(search)) };

/** A copy of the frozen ledger in a folder of its own. */
function thaw(): { readonly folder: string; readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-frozen-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'ledger.sqlite');
  writeFileSync(file, gunzipSync(readFileSync(new URL('version-4.sqlite.gz', fixtures))));
  return { folder, file };
}

/** Everything again that the program of that day was asked; `rebuilt`: after its projections were made anew. */
async function openAndAsk(folder: string, rebuilt = false) {
  const ledger = await openLedger(folder, threads);
  if (rebuilt) await ledger.rebuildProjections();
  const answers = await askAgain(ledger, frozen);
  await ledger.close();
  return answers;
}

describe('the ledger that the program of 3cf0e0c wrote', () => {
  it.each([
    ['as it is', false],
    ['made anew from its log', true],
  ])('answers every question as that program did, %s', async (_, rebuilt) => {
    const answers = sortWithinSeconds(await openAndAsk(thaw().folder, rebuilt));
    const expected = sortWithinSeconds(frozen);
    for (const [question, answer] of Object.entries(answers)) {
      // Fields may be added; none is lost, none changes, and no row comes or goes.
      expect({ [question]: answer }).toMatchObject({ [question]: expected[question as keyof FrozenAnswers] });
    }
  });

  it('has something of every kind in it', () => {
    expect(frozen.rows.length).toBeGreaterThan(40);
    expect(new Set(frozen.operations.map(({ state }) => state))).toEqual(
      new Set(['sending', 'succeeded', 'pending', 'refused', 'notSent', 'unknown']),
    );
    const open = frozen.operations.filter(({ state }) => state === 'unknown').map(({ operation }) => operation);
    expect(new Set(open)).toEqual(new Set(['refund', 'capture', 'void', 'credit', 'stopntimes']));
  });

  it('is sound for the present program', async () => {
    const { folder, file } = thaw();
    await openAndAsk(folder);
    expect(verifyLedger(file)).toEqual([]);
  });

  it('keeps every line of its log to the byte, and its head', async () => {
    const { folder, file } = thaw();
    await openAndAsk(folder);
    const lines = readLines(file);
    expect(lines).toEqual(frozen.events);
    expect(lines.at(-1)?.digest).toBe(frozen.head);
  });
});
