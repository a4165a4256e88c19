import type { DeskOperation } from '../kinds.ts';
import type { Situation } from '../situation.ts';
import { judgeCapture } from './capture.ts';
import { judgeCredit } from './credit.ts';
import type { Judgement } from './judgement.ts';
import { judgeRefund } from './refund.ts';
import { judgeStop } from './stop.ts';
import { judgeVoid } from './void.ts';

/** One judge for each operation: a missing one does not compile. */
const judges: Readonly<Record<DeskOperation, (situation: Situation) => Judgement>> = {
  refund: judgeRefund,
  capture: judgeCapture,
  void: judgeVoid,
  credit: judgeCredit,
  stopntimes: judgeStop,
};

/** Whether an operation is open in a situation. */
export function judge(operation: DeskOperation, situation: Situation): Judgement {
  return judges[operation](situation);
}
