import type { TransactionAction } from '../kinds.ts';
import type { Situation } from '../situation.ts';
import { judgeCapture } from './capture.ts';
import { judgeCredit } from './credit.ts';
import type { Judgement } from './judgement.ts';
import { judgeRefund } from './refund.ts';
import { judgeStop } from './stop.ts';
import { judgeVoid } from './void.ts';

/** One judge for each action: a missing one does not compile. */
const judges: Readonly<Record<TransactionAction, (situation: Situation) => Judgement>> = {
  refund: judgeRefund,
  capture: judgeCapture,
  void: judgeVoid,
  credit: judgeCredit,
  stopntimes: judgeStop,
};

/** Whether an action is open in a situation. */
export function judge(operation: TransactionAction, situation: Situation): Judgement {
  return judges[operation](situation);
}
