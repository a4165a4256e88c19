import type { TransactionAction, TransactionDetail } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useDraftKey } from '../state/draft-key.ts';
import type { TransactionKey } from '../state/window.ts';
import { proposeReview } from './propose.ts';
import { type ActionRequest, confirmReview, type OpenAction, type Prepared, prepareReview } from './steps.ts';
import { useSteps } from './useSteps.ts';

/**
 * The three steps of one operation on one transaction, and what was typed for it. `reload` brings what stands under the form
 * up to date.
 */
export function useOperation(operation: TransactionAction, target: TransactionKey, reload: () => void) {
  const keyOf = useDraftKey();
  const { enter, ...steps } = useSteps<Prepared>(keyOf(operation, target.accountId, target.transactionId), {
    confirm: (prepared, guardAnswer, reminded) => confirmReview(bridge, prepared, guardAnswer, reminded),
    propose: (prepared, guardAnswer) => proposeReview(bridge, prepared, guardAnswer),
    onEnter: (next) => {
      if (next.kind === 'what' || (next.kind === 'review' && next.renewal)) reload();
    },
  });
  const { form } = steps;
  const prepare = async (asked: ActionRequest, action: OpenAction, detail: TransactionDetail) =>
    enter(await prepareReview(bridge, { asked, typed: form, action, detail }));
  return {
    ...steps,
    /** What every request names: account, transaction, reason, note. */
    asked: { ...target, reason: form.reason ?? ('other' as const), note: form.note },
    prepare: (asked: ActionRequest, action: OpenAction, detail: TransactionDetail) =>
      void prepare(asked, action, detail),
  };
}

export type Making = ReturnType<typeof useOperation>;

/** What the fields of a form need of it. */
export type Filling = Pick<Making, 'form' | 'change'>;
