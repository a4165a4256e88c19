import type { Chain } from '../chain.ts';
import { judgeClosing } from '../deadline.ts';
import { findLastOperation, isVoidable } from '../last-operation.ts';
import { listPerhapsUndone } from '../open-voids.ts';
import type { Situation } from '../situation.ts';
import { boundTime } from '../time-bounds.ts';
import { isVoided } from '../transaction.ts';
import { closed, findHolder, isDone, isWaiting, type Judgement } from './judgement.ts';

/**
 * A void undoes the very last live operation of a chain, of any kind but a void or a stop, on that operation's own
 * day in the account's zone (S3:81–85, rules.md E31, E32). Card information has nothing to undo (B18). What this desk made
 * last and was told no TRANSACTIONID of cannot be named, and nothing before it be voided, whether it is done or waits.
 */
export function judgeVoid({ chain, account, now }: Situation): Judgement {
  const candidates = chain.transactions.filter(isVoidable);
  if (candidates.some(({ status }) => status === 'waiting')) return closed('notFinished');
  const found = findLastOperation(chain);
  if (!found) return closed(candidates.some(isVoided) ? 'voided' : 'nothingToVoid');
  const { row: last, doubts } = found;
  if (last.amount.minor === 0) return closed('cardInformation');
  const { isOver, mayBeOver, until } = judgeClosing(boundTime(last, chain), account.voidZone, 0, now);
  if (isOver) return closed('voidClosed', until);
  const isHeld = isLastUnnamed(chain) || listPerhapsUndone(chain).includes(last);
  const holder = findHolder(chain) ?? (isHeld ? 'inFlight' : undefined);
  return holder ? closed(holder) : { open: true, reference: last, limit: null, whole: null, doubts, until, mayBeOver };
}

function isLastUnnamed(chain: Chain): boolean {
  return (['refund', 'capture'] as const).some((kind) => isDone(chain, kind) || isWaiting(chain, kind));
}
