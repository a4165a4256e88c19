import { closed, findHolder, type Judgement, type Situation } from './judgement.ts';

/** A stop cancels the instalments that are to come and moves no money; past ones stay as they are (rules.md G45). */
export function judgeStop({ plan }: Situation): Judgement {
  if (!plan) return closed('noPlan');
  const first = plan.view.instalments[0]?.row;
  if (!first) return closed('noPlan');
  if (plan.view.state === 'stopped') return closed('planStopped');
  if (plan.view.state === 'finished') return closed('planFinished');
  const holder = findHolder(plan.chain);
  return holder ? closed(holder) : { open: true, reference: first, limit: null, until: null };
}
