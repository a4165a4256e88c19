import type { Chain } from '../chain.ts';
import { judgeClosing } from '../deadline.ts';
import { listPerhapsUndone } from '../open-voids.ts';
import type { Situation } from '../situation.ts';
import { boundTime } from '../time-bounds.ts';
import { isLive, isUndecided, isVoided } from '../transaction.ts';
import { type ActionDoubt, closed, findHolder, isDone, isWaiting, type Judgement } from './judgement.ts';

/**
 * A capture refers to a succeeded authorization, once, also when that capture was voided later (rules.md C19, E34),
 * until the end of the last calendar day of its time in the account's zone (C21), as far as its time is known.
 */
export function judgeCapture({ chain, account, now }: Situation): Judgement {
  const authorization = chain.transactions.find(({ operation }) => operation === 'authorization');
  if (!authorization) return closed('notAnAuthorization');
  if (isVoided(authorization)) return closed('voided');
  if (authorization.status === 'waiting') return closed('notFinished');
  if (authorization.status !== 'succeeded') return closed('notSucceeded');
  if (authorization.amount.minor === 0) return closed('cardInformation');
  const captures = chain.transactions.filter(({ operation }) => operation === 'capture');
  if (captures.some(({ status }) => status === 'succeeded') || isDone(chain, 'capture'))
    return closed('alreadyCaptured');
  const bounds = boundTime(authorization, chain);
  const { isOver, mayBeOver, until } = judgeClosing(bounds, account.voidZone, account.captureDays, now);
  if (isOver) return closed('captureExpired', until);
  const holder = findHolder(chain);
  if (holder) return closed(holder);
  if (captures.some(isUndecided) || isWaiting(chain, 'capture')) return closed('inFlight');
  if (listPerhapsUndone(chain).includes(authorization)) return closed('inFlight');
  const { amount } = authorization;
  const doubts = doubtsOf(chain);
  return { open: true, reference: authorization, limit: amount, whole: amount, doubts, until, mayBeOver };
}

/** An edit that nobody could attribute may have captured it, or undone it. */
function doubtsOf({ transactions, balance }: Chain): ActionDoubt[] {
  const live = transactions.some((row) => row.operation === 'authorization' && isLive(row));
  if (!live || balance.authorised > 0) return [];
  return balance.unsure.flatMap((doubt) =>
    doubt.kind === 'unattributedEdit' ? [{ kind: 'perhapsEdited', transactionIds: doubt.transactionIds }] : [],
  );
}
