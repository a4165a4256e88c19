import type { AccountSettings } from '../accounts/settings.ts';
import { captureRules } from './capture.ts';
import type { EditOrder } from './edit.ts';
import type { EditRules } from './edit-rules.ts';
import { refundRules } from './refund.ts';
import { voidRules } from './void.ts';

/** What a colleague may do in the extranet (S3:43, S4:319, rules.md I59). */
export interface ExtranetRequest {
  readonly identifier: string;
  readonly operation: EditRules['name'];
  readonly transactionId: string;
  /** Minor units; all that there is when absent. */
  readonly amount?: number | undefined;
}

const rulesOf: Readonly<Record<EditRules['name'], EditRules>> = {
  capture: captureRules,
  refund: refundRules,
  void: voidRules,
};

/** The edit as it would have come by request, with the root's order and TRANSACTION ORIGIN EXTRANET. */
export function extranetEdit(
  account: AccountSettings,
  { operation, transactionId, amount }: ExtranetRequest,
): { rules: EditRules; order: EditOrder } {
  const order: EditOrder = {
    account,
    transactionId,
    amount,
    orderId: undefined,
    description: 'Extranet',
    extraData: '',
    version: '',
    origin: 'EXTRANET',
  };
  return { rules: rulesOf[operation], order };
}
