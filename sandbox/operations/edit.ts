import { refusedByRule } from '../accounts/rule.ts';
import { type AccountSettings, descriptorOf } from '../accounts/settings.ts';
import { type Answer, answerRow } from '../answers/answer.ts';
import type { Execcode } from '../answers/messages.ts';
import { isRefusal, type Refusal, refuse } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import { type Origin, outsidePlans, type Row } from '../book/row.ts';
import { standingOf } from '../book/standing.ts';
import type { EditRules, Situation } from './edit-rules.ts';
import type { Job } from './job.ts';

/** A capture, refund or void, whichever way it came. */
export interface EditOrder {
  readonly account: AccountSettings;
  /** The TRANSACTIONID that it names. */
  readonly transactionId: string;
  /** Minor units; undefined for all that there is. */
  readonly amount: number | undefined;
  /** The edit's own, any value (rules.md D30). Undefined: the root's, where no request carries one. */
  readonly orderId: string | undefined;
  readonly description: string;
  readonly extraData: string;
  readonly version: string;
  readonly origin: Origin;
}

/** Finds what the edit refers to (2002), within the account only; busy as a whole chain (rules.md A10, I57). */
export function prepareEdit(rules: EditRules, order: EditOrder, book: Book): Job | Refusal {
  const chain = book.rows.findChain(order.account.identifier, order.transactionId);
  if (chain === undefined) return refuse('2002');
  return { busyKey: `chain ${chain}`, run: (at) => edit(rules, order, book, at) };
}

function edit(rules: EditRules, order: EditOrder, book: Book, at: number): Answer | Refusal {
  const situation = survey(order, book, at);
  if (isRefusal(situation)) return situation;
  const amount = decideEdit(rules, order, situation);
  if (isRefusal(amount)) return amount;
  const done = recordEdit(rules, order, book, situation, {
    amount,
    execcode: askRules(rules, order, situation, amount),
  });
  return answerRow(done, standingOf(done.execcode) === 'succeeded' ? rules.answer(done) : {});
}

/** The row that the order names, as it stands now: another job may have changed it since the order was prepared. */
function survey({ account, transactionId }: EditOrder, book: Book, at: number): Situation | Refusal {
  const target = book.rows.find(account.identifier, transactionId);
  return target ? { target, chain: book.rows.chainOf(target), account, at } : refuse('2002');
}

/** The amount in minor units, or why not: 2006, 2003, then the state, then the amount (rules.md A1). */
export function decideEdit(rules: EditRules, order: EditOrder, situation: Situation): number | Refusal {
  switch (standingOf(situation.target.execcode)) {
    case 'waiting':
      return refuse('2006');
    case 'refused':
      return refuse('2003');
    case 'succeeded':
      return rules.refuseState(situation) ?? rules.settleAmount(order.amount, situation);
  }
}

/** Writes the edit's own row, and what it changes when it succeeded; a refused one changes nothing (rules.md C22). */
export function recordEdit(
  rules: EditRules,
  order: EditOrder,
  book: Book,
  situation: Situation,
  { amount, execcode }: { amount: number; execcode: Execcode },
): Row {
  const { target, account, at } = situation;
  const root = target.chain === target.sequence ? target : book.rows.get(target.chain);
  const done = book.rows.add({
    ...root,
    operation: rules.name,
    chain: target.chain,
    reference: target.sequence,
    at,
    amount,
    execcode,
    orderId: order.orderId ?? root.orderId,
    description: order.description,
    extraData: order.extraData,
    version: order.version || root.version,
    descriptor: descriptorOf(account),
    origin: order.origin,
    alias: '',
    aliasMode: '',
    authentication: 'none',
    ...outsidePlans,
  });
  if (standingOf(execcode) === 'succeeded') rules.apply(book, done, situation);
  return done;
}

/** Edits have no card trigger; only the account's own rules refuse them (rules.md B11, B17). */
function askRules({ name }: EditRules, order: EditOrder, { target }: Situation, amount: number): Execcode {
  const { clientIdent, clientEmail } = target;
  const examined = { operation: name, amount, description: order.description, clientIdent, clientEmail };
  return refusedByRule(order.account.rules, examined) ?? '0000';
}
