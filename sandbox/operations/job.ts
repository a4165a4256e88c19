import type { Answer } from '../answers/answer.ts';
import type { Refusal } from '../answers/refusal.ts';

/** A request whose form is right and whose reference exists: what is left is to do it. */
export interface Job {
  /** What it works on: a second job with the same key is turned away meanwhile (2017, rules.md I57). */
  readonly busyKey: string | undefined;
  /** Checks states and amounts, then executes; called once, inside one transaction. `at` in epoch milliseconds. */
  run(at: number): Answer | Refusal;
}
