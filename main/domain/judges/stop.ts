import type { Situation } from '../situation.ts';
import { closed, findHolder, type Judgement } from './judgement.ts';

/** A stop cancels the instalments that are to come and moves no money; past ones stay as they are (rules.md G45). */
export function judgeStop({ plan }: Situation): Judgement {
  const first = plan?.instalments[0]?.row;
  if (!plan || !first) return closed('noPlan');
  if (plan.state === 'stopped') return closed('planStopped');
  if (plan.state === 'finished') return closed('planFinished');
  const holder = findHolder(plan.chain);
  return holder
    ? closed(holder)
    : { open: true, reference: first, limit: null, whole: null, doubts: [], until: null, mayBeOver: false };
}
