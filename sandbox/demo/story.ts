import type { Decision } from '../authentication/decide.ts';
import type { Day } from '../clock/days.ts';
import type { Parcel } from './goods.ts';
import type { Random } from './random.ts';

/** One thing that happens in a story, at its own time (epoch milliseconds); amounts in minor units. */
export type Step = Debit | Answering | Edit | Give | Stop;

export interface Debit {
  readonly kind: 'debit';
  readonly at: number;
  readonly operation: 'payment' | 'authorization';
  readonly amount: number;
  /** A published test card in place of the customer's own. */
  readonly cardNumber?: string;
  readonly authenticate?: boolean;
  readonly createAlias?: boolean;
  /** Pays with the ALIAS that this earlier step made. */
  readonly aliasOf?: number;
  readonly captureDate?: Day;
  /** Split evenly over these days after the start, 0 first. */
  readonly days?: readonly number[];
}

/** The holder on the bank's page. */
export interface Answering {
  readonly kind: 'answering';
  readonly at: number;
  readonly of: number;
  readonly decision: Decision;
}

export interface Edit {
  readonly kind: 'edit';
  readonly at: number;
  readonly operation: 'capture' | 'refund' | 'void';
  /** Which earlier step of the story it edits. */
  readonly of: number;
  readonly amount?: number;
  readonly description: string;
  readonly extranet?: boolean;
}

/** A credit to the ALIAS that an earlier step made. */
export interface Give {
  readonly kind: 'credit';
  readonly at: number;
  readonly amount: number;
  readonly of: number;
  readonly description: string;
}

/** The end of the plan that an earlier step began. */
export interface Stop {
  readonly kind: 'stop';
  readonly at: number;
  readonly of: number;
}

/** What a story is told with. */
export interface Scene {
  readonly random: Random;
  /** When it begins, in epoch milliseconds. */
  readonly start: number;
  /** Minor units of the shop's currency. */
  readonly amount: number;
  /** A believable part of that amount. */
  part(): number;
  /** That many minutes after the start. */
  minutes(least: number, most: number): number;
  /** At office hours, that many days after the start. */
  days(least: number, most: number): number;
  /** The calendar day in Paris, that many days after the start. */
  captureDay(days: number): Day;
}

/** A kind of story: how many rows it leaves, how old it may be, and what happens in it. */
export interface Plot {
  readonly rows: number;
  /** Ages in days at which it may begin; old enough for everything in it to have happened. */
  readonly ages: readonly [youngest: number, oldest: number];
  /** Begins at office hours, so that what follows within hours stays on the same day. */
  readonly sameDay?: boolean;
  /** What is bought; any parcel when absent. */
  readonly fill?: (random: Random, currency: string) => Parcel;
  tell(scene: Scene): readonly Step[];
}
