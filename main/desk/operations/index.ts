import type { DeskOperation } from '../../../contract/index.ts';
import { judgeCapture } from './capture.ts';
import { judgeCredit } from './credit.ts';
import type { Judgement, Situation } from './judgement.ts';
import { judgeRefund } from './refund.ts';
import { judgeStop } from './stop.ts';
import { judgeVoid } from './void.ts';

/** One judge for each operation: a missing one does not compile. The order is that of the panel's buttons. */
export const judges: Readonly<Record<DeskOperation, (situation: Situation) => Judgement>> = {
  refund: judgeRefund,
  capture: judgeCapture,
  void: judgeVoid,
  credit: judgeCredit,
  stopntimes: judgeStop,
};
