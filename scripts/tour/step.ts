import type { Stage } from './stage.ts';

/** What a step did, as `tour.json` and the printed line show it. */
export interface StepOutcome {
  readonly operation: string;
  readonly transactionId: string | null;
  readonly execcode: string | null;
}

export interface Step {
  readonly name: string;
  /** Does the step through the window; throws a sentence when the window shows anything but what it should. */
  readonly act: (stage: Stage) => Promise<StepOutcome>;
  /** What to do once the picture of the step has been taken. */
  readonly leave?: (stage: Stage) => Promise<void>;
}
