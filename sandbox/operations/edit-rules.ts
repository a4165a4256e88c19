import type { AccountSettings } from '../accounts/settings.ts';
import type { Answer } from '../answers/answer.ts';
import type { Refusal } from '../answers/refusal.ts';
import type { Link } from '../book/chain.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import type { ParameterLists } from '../checks/parameter-lists.ts';

/** What an edit works on: the row that it names, the chain around it, and the moment. */
export interface Situation {
  readonly target: Row;
  readonly chain: readonly Link[];
  readonly account: AccountSettings;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What makes a capture, a refund or a void different from the two others. */
export interface EditRules {
  readonly name: 'capture' | 'refund' | 'void';
  readonly form: ParameterLists;
  /** 2004, 2005, 2009 or 2015: what the row's state forbids. The row has succeeded at some time. */
  refuseState(situation: Situation): Refusal | undefined;
  /** The amount in minor units, or 2007, 2008, 2019. `asked` is undefined when the request names none. */
  settleAmount(asked: number | undefined, situation: Situation): number | Refusal;
  /** What a succeeded edit changes besides its own row. */
  apply(book: Book, done: Row, situation: Situation): void;
  /** What its answer holds besides what every answer holds. */
  answer(done: Row): Answer;
}
