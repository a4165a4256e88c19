import fc from 'fast-check';
import { type Gate, openGate, type Transport } from './gate.ts';
import { createReference } from './reference.ts';
import { storyOf } from './story.ts';

export interface ModelRun {
  readonly runs: number;
  /** How many of the runs go over HTTP; the others stay in the process. */
  readonly httpRuns: number;
  /** Steps of each run. */
  readonly steps: number;
  readonly seed?: number | undefined;
  /** Called after each run. */
  readonly onRun?: ((done: Tally) => void) | undefined;
  /** Stands between the steps and the gateway; a test of the test puts a fault here. */
  readonly through?: ((gate: Gate) => Gate) | undefined;
}

/** What was done. */
export interface Tally {
  runs: number;
  httpRuns: number;
  steps: number;
  /** Rows that both sides agreed upon at the end of their runs. */
  rows: number;
}

/** Plays stories to the gateway and to the reference; throws with the shortest one in which they disagree. */
export async function runModel(options: ModelRun): Promise<Tally> {
  const tally: Tally = { runs: 0, httpRuns: 0, steps: 0, rows: 0 };
  await tell(options, 'process', options.runs - options.httpRuns, tally);
  await tell(options, 'http', options.httpRuns, tally);
  return tally;
}

async function tell(
  { steps, seed, onRun, through = (gate) => gate }: ModelRun,
  transport: Transport,
  numRuns: number,
  tally: Tally,
): Promise<void> {
  if (numRuns === 0) return;
  await fc.assert(
    fc.asyncProperty(storyOf(steps), async ({ settings, start, steps: story }) => {
      const gate = await openGate(transport, settings, start);
      const reference = createReference(settings, start);
      try {
        await fc.asyncModelRun(() => ({ model: reference, real: through(gate) }), story);
      } finally {
        await gate.close();
      }
      tally.runs++;
      tally.httpRuns += transport === 'http' ? 1 : 0;
      tally.steps += story.length;
      tally.rows += reference.rows.length;
      onRun?.(tally);
    }),
    { numRuns, ...(seed === undefined ? {} : { seed }) },
  );
}
