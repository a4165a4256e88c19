import { runModel, type Tally } from '../../test/sandbox/model/run.ts';

/** One run in this many goes over HTTP: the rest is faster without. */
const httpShare = 10;

/** Random money operations with a moving clock against the reference model, run after run. */
export async function soakSandbox(
  { runs, steps, seed }: { runs: number; steps: number; seed: number },
  say: (line: string) => void,
): Promise<Tally & { seed: number; seconds: number }> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const every = Math.max(1, Math.floor(runs / 20));
  const onRun = (tally: Tally) => {
    if (tally.runs % every === 0) say(`${tally.runs} of ${runs} runs, ${tally.steps} steps, ${seconds()} s`);
  };
  const tally = await runModel({ runs, httpRuns: Math.ceil(runs / httpShare), steps, seed, onRun });
  return { ...tally, seed, seconds: seconds() };
}
