import { openSqliteCore } from '../../main/ports/sqlite-core.ts';
import { openProgram } from './headless.ts';
import { inventScript, type OpenConsole, openHere, playRun, type Script } from './run.ts';
import { type Shrunk, shapeOf, shrinkRun } from './shrink.ts';
import { type FaultKind, faultKinds } from './world.ts';

export interface BooksOptions {
  readonly runs: number;
  readonly seed: number;
  /** How many steps a run has. */
  readonly steps?: number;
  /** How many faults of each kind are shrunk and told. */
  readonly most?: number;
  readonly say?: (line: string) => void;
  /** Through the program itself, which takes seconds a run. */
  readonly headless?: boolean;
}

/** What a soak came to: faults by kind, each counted once a run for what it is about. */
export type BooksTally = Readonly<Record<FaultKind, number>> & {
  readonly runs: number;
  /** Of the operations on chains that give a guard no reason, per hundred; 0 where there was none. */
  readonly guardsPerHundred: number;
};

export const usualLength = 30;

/** Plays random runs, holds the window against the book after each step, and tells the shortest run of each fault. */
export async function soakWindow(options: BooksOptions): Promise<BooksTally & { readonly honest: number }> {
  const { runs, seed, steps = usualLength, most = 3, say = () => undefined, headless = false } = options;
  const core = openSqliteCore();
  const open = headless ? openProgram : openHere(core);
  const found = new Map<FaultKind, Script[]>();
  const counts = new Map<FaultKind, number>();
  const guards = { honest: 0, spoke: 0 };
  const every = Math.max(1, Math.floor(runs / 20));
  try {
    for (let run = 0; run < runs; run += 1) {
      const script = inventScript(seed, run, steps);
      const played = await playRun(open, script);
      guards.honest += played.guards.honest;
      guards.spoke += played.guards.spoke;
      for (const { kind } of played.faults) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      for (const kind of new Set(played.faults.map((fault) => fault.kind))) {
        found.set(kind, [...(found.get(kind) ?? []), script]);
      }
      if ((run + 1) % every !== 0) continue;
      const faulty = [...found.values()].reduce((total, scripts) => total + scripts.length, 0);
      say(`${run + 1} of ${runs} runs, ${guards.honest} honest operations, ${faulty} runs with a fault`);
    }
    for (const kind of faultKinds) await tellShortest(open, kind, { scripts: found.get(kind) ?? [], most, say });
  } finally {
    core.close();
  }
  const tally = Object.fromEntries(faultKinds.map((kind) => [kind, counts.get(kind) ?? 0]));
  const guardsPerHundred = guards.honest === 0 ? 0 : Math.round((guards.spoke / guards.honest) * 10_000) / 100;
  return { runs, ...(tally as Record<FaultKind, number>), guardsPerHundred, honest: guards.honest };
}

/** So many runs of a kind are shrunk in search of other shapes of it. */
const triesForEach = 4;

async function tellShortest(
  open: OpenConsole,
  kind: FaultKind,
  { scripts, most, say }: { scripts: readonly Script[]; most: number; say: (line: string) => void },
): Promise<void> {
  const told = new Map<string, Shrunk>();
  for (const script of scripts.slice(0, most * triesForEach)) {
    if (told.size >= most) return;
    const shrunk = await shrinkRun(open, script, kind);
    if (told.has(shapeOf(shrunk))) continue;
    told.set(shapeOf(shrunk), shrunk);
    say(tellFault(shrunk));
  }
}

/** A run to be read, and the words that play it again. */
export function tellFault({ script, fault, lines }: Shrunk): string {
  const again = [script.head, ...script.steps].join(',');
  const told = lines.map((line) => `  ${line.slice(0, 400)}`).join('\n');
  return `${fault.kind}\n${told}\n  window: ${fault.said}\n  book:   ${fault.book}\n  again:  --script ${again}\n`;
}

/** Plays one run again; tells what happened and everything that was found. */
export async function replay(words: string, say: (line: string) => void): Promise<number> {
  const [head = 0, ...steps] = words.split(',').map(Number);
  const core = openSqliteCore();
  try {
    const { lines, faults } = await playRun(openHere(core), { head, steps });
    for (const line of lines) say(line);
    for (const { kind, step, said, book } of faults)
      say(`${kind} after step ${step}\n  window: ${said}\n  book:   ${book}`);
    return faults.length;
  } finally {
    core.close();
  }
}
