import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryCore } from '../ports/memory-ledger.ts';
import { storyNumbers } from './stories/arbitrary.ts';
import { tellOnPaper } from './stories/paper.ts';

/** As many as fit into half a minute of a quiet machine; `npm run soak -- stories` tells more of them, at a real ledger. */
const runs = 15_000;

/** Every step of a story, with the book and the desk's operations after it. */
function tellAgain(head: number, numbers: readonly number[]): string {
  const lines: string[] = [];
  try {
    tellOnPaper(createMemoryCore({ standings: false }), head, numbers, (line) => lines.push(line));
  } catch {
    // It is told up to where it fails.
  }
  return lines.join('\n');
}

describe('stories of money', () => {
  it('15,000 of up to 20 steps keep every promise', { timeout: 1_800_000 }, () => {
    const seed = Date.now() % 2 ** 31;
    const began = performance.now();
    let [steps, executed] = [0, 0];
    const { failed, counterexample, error } = fc.check(
      fc.property(storyNumbers, ([head, numbers]) => {
        executed += tellOnPaper(createMemoryCore({ standings: false }), head, numbers).executed;
        steps += numbers.length;
      }),
      { numRuns: runs, seed },
    ) as { failed: boolean; counterexample: [[number, number[]]] | null; error?: string };
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    // biome-ignore lint/suspicious/noConsole: how long it takes is to be seen in the report of every run
    console.log(JSON.stringify({ stories: runs, steps, executed, seed, seconds }));
    const [shortest] = counterexample ?? [];
    const story = shortest ? `seed ${seed}, ${JSON.stringify(shortest)}\n${tellAgain(...shortest)}\n${error}` : '';
    expect(failed, story).toBe(false);
    expect(executed).toBeGreaterThan(runs / 2);
  });
});
