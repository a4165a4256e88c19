import fc from 'fast-check';
import { storyNumbers } from '../../test/main/domain/stories/arbitrary.ts';
import { BrokenPromise } from '../../test/main/domain/stories/checks/promise.ts';
import type { Play } from '../../test/main/domain/stories/gateway.ts';
import { settingOf } from '../../test/main/domain/stories/paper.ts';
import { play } from '../../test/main/domain/stories/play.ts';
import { openSimulator } from '../../test/main/domain/stories/simulator.ts';
import type { World } from '../../test/main/domain/stories/world.ts';
import { openSqliteCore, type SqliteCore } from '../../test/main/ports/sqlite-core.ts';

/** What the last line says: nothing between the steps and the seed may be more than nought. */
export interface StoryCounts {
  readonly stories: number;
  readonly steps: number;
  readonly leftAboveBook: number;
  readonly executedTwice: number;
  /** Any other promise: a state or a balance that is not the book's. */
  readonly wrongState: number;
  readonly seed: number;
  readonly seconds: number;
}

/** The domain's stories once more: the gateway is the simulator and the ledger the one on SQLite, book against ledger. */
export async function soakStories(
  { runs, seed }: { runs: number; seed: number },
  say: (line: string) => void,
): Promise<StoryCounts> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const core = openSqliteCore();
  const broken = { leftAboveBook: 0, executedTwice: 0, wrongState: 0 };
  const every = Math.max(1, Math.floor(runs / 20));
  let [stories, steps, executed] = [0, 0, 0];
  try {
    for (const [head, numbers] of fc.sample(storyNumbers, { numRuns: runs, seed })) {
      try {
        executed += (await tell(core, head, numbers)).executed;
      } catch (failure) {
        broken[failure instanceof BrokenPromise ? failure.promised : 'wrongState'] += 1;
        say(`story ${JSON.stringify([head, numbers])}: ${failure instanceof Error ? failure.message : failure}`);
      }
      stories += 1;
      steps += numbers.length;
      if (stories % every === 0)
        say(`${stories} of ${runs} stories, ${steps} steps, ${executed} executed, ${seconds()} s`);
    }
  } finally {
    core.close();
  }
  return { stories, steps, ...broken, seed, seconds: seconds() };
}

export function isKept({ leftAboveBook, executedTwice, wrongState }: StoryCounts): boolean {
  return leftAboveBook + executedTwice + wrongState === 0;
}

async function tell(core: SqliteCore, head: number, numbers: readonly number[]): Promise<World> {
  core.renew();
  const { settings, start } = settingOf(head);
  const gateway = openSimulator(settings, start);
  try {
    return await finish(play({ core, gateway, head }, numbers));
  } finally {
    await gateway.close();
  }
}

/** What a story waits for is awaited, and handed back to it. */
async function finish<Value>(story: Play<Value>): Promise<Value> {
  let next = story.next();
  while (!next.done) next = story.next(await next.value);
  return next.value;
}
