import type { AccountSettings } from '../accounts/settings.ts';
import type { Refusal } from '../answers/refusal.ts';
import type { CardTokens } from '../bank/card-tokens.ts';
import type { FormMap } from '../requests/form.ts';
import type { Caller, ProcessForm } from '../requests/received.ts';
import type { Arrivals } from './arrivals.ts';

/** A request whose account is known, on its way through the steps. */
export interface Attempt {
  readonly form: ProcessForm;
  readonly caller: Caller;
  readonly account: AccountSettings;
  /** The parameters that hold something (rules.md A3). */
  readonly fields: FormMap;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly arrivals: Arrivals;
  readonly cardTokens: CardTokens;
}

/** One thing that is checked: it turns the request away, or lets it pass. */
export type Step = (attempt: Attempt) => Refusal | undefined;
