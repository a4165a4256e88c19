import { type OpenConsole, type Played, playRun, type Script } from './run.ts';
import type { Fault, FaultKind } from './world.ts';

/** A run of as few steps as still shows a fault of a kind. */
export interface Shrunk {
  readonly script: Script;
  readonly fault: Fault;
  readonly lines: readonly string[];
}

/**
 * Leaves steps out, halves first and single ones last, for as long as a fault of the kind is left. A step decides by its own
 * number and by what there is, so what is left is a run like any other.
 */
export async function shrinkRun(open: OpenConsole, script: Script, kind: FaultKind): Promise<Shrunk> {
  let best = cutAfter(script, await playRun(open, script), kind);
  for (let size = Math.ceil(best.script.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = best.script.steps.length - size; from > -size; from -= size) {
      const steps = best.script.steps.toSpliced(Math.max(0, from), Math.min(size, from + size));
      const tried = { head: script.head, steps };
      const played = await playRun(open, tried);
      if (played.faults.some((fault) => fault.kind === kind)) best = cutAfter(tried, played, kind);
    }
  }
  return best;
}

/** What came after the fault had no part in it. */
function cutAfter({ head, steps }: Script, { faults, lines }: Played, kind: FaultKind): Shrunk {
  const fault = faults.find((candidate) => candidate.kind === kind);
  if (!fault) throw new Error(`The run shows no ${kind} any more.`);
  return { script: { head, steps: steps.slice(0, fault.step) }, fault, lines };
}

/** What a run is about, whatever its ids, amounts and days are: two of one kind and shape are the same fault. */
export function shapeOf({ lines, fault }: Shrunk): string {
  const words = [...lines.slice(1), fault.said].map((line) => line.replaceAll(/[A-Z]?\d[\d:.TZ-]*/g, '#').slice(0, 60));
  return [...new Set(words)].toSorted().join('\n');
}
