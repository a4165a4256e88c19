import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStage, type Stage } from './stage.ts';
import type { Step, StepOutcome } from './step.ts';
import { type Act, acts } from './steps.ts';

/** One entry of `tour.json`. */
export interface TourEntry extends StepOutcome {
  readonly step: string;
  /** File name inside the tour's folder. */
  readonly screenshot: string;
}

/** Runs the tour into a folder; gives the exit code: 0 when every step did what it should. */
export async function runTour(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const entries: TourEntry[] = [];
  try {
    for (const act of acts) if (!(await play(act, entries, folder))) return 1;
    return 0;
  } finally {
    writeFileSync(join(folder, 'tour.json'), `${JSON.stringify(entries, null, 2)}\n`);
  }
}

/** Whether every step of an act did what it should. */
async function play(act: Act, entries: TourEntry[], folder: string): Promise<boolean> {
  const stage = await openStage(act.stage);
  try {
    for (const step of act.plan(stage)) {
      entries.push(await takeStep(stage, step, entries.length + 1, folder));
      await step.leave?.(stage);
    }
    return true;
  } catch (failure) {
    console.error(`The tour stopped: ${failure instanceof Error ? failure.message : failure}`);
    await stage.page.screenshot({ path: join(folder, 'stopped.png') });
    return false;
  } finally {
    await stage.close();
  }
}

async function takeStep(stage: Stage, step: Step, number: number, folder: string): Promise<TourEntry> {
  const outcome = await step.act(stage);
  const screenshot = `${String(number).padStart(2, '0')}-${step.name.replace(/[^a-z0-9]+/g, '-')}.png`;
  // The drawer slides in for a tenth of a second; a picture in the middle of it shows neither screen.
  await stage.page.waitForTimeout(250);
  await stage.page.screenshot({ path: join(folder, screenshot) });
  const [id, code] = [outcome.transactionId ?? '–', outcome.execcode ?? '–'];
  console.log(`${number}. ${step.name}: ${outcome.operation}, TRANSACTIONID ${id}, EXECCODE ${code}`);
  return { step: step.name, ...outcome, screenshot };
}
