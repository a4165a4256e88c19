import { useTranslation } from 'react-i18next';
import { useCharge } from '../charge/useCharge.ts';
import { ResultStep } from '../operation/ResultStep.tsx';
import { StepsDrawer } from '../operation/StepsDrawer.tsx';
import { type HolderTarget, useWindow } from '../state/window.ts';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import { PageReview } from './PageReview.tsx';
import { PageWhat } from './PageWhat.tsx';
import { pageFormKey } from './page-form.ts';

/** A page for the holder, in three steps. Its last one stays: there the file is written and the result looked up. */
export function PageDrawer({ target }: { readonly target: HolderTarget }) {
  const { t } = useTranslation();
  const { askHolder } = useWindow();
  const charging = useCharge(pageFormKey(target));
  useReturnFocus(null);
  const { step } = charging;
  const busy = step.kind === 'sending';
  const close = () => askHolder(null);
  return (
    <StepsDrawer title={t('page.name')} accountId={target.accountId} busy={busy} onClose={close}>
      {step.kind === 'what' && <PageWhat target={target} charging={charging} refusal={step.refusal} onCancel={close} />}
      {(step.kind === 'review' || step.kind === 'sending') && (
        <PageReview
          key={step.prepared.draft.operation.operationId}
          prepared={step.prepared}
          sending={busy}
          refusal={step.kind === 'review' ? step.refusal : null}
          renewal={step.renewal}
          moved={false}
          guardAnswer={charging.form.guardAnswer}
          onGuardAnswer={(guardAnswer) => charging.change({ guardAnswer })}
          onBack={charging.goBack}
          onConfirm={() => charging.confirm(step.prepared, step.renewal)}
        />
      )}
      {step.kind === 'result' && (
        <ResultStep
          operation={step.operation}
          refusal={step.refusal}
          onSendAgain={() => charging.sendAgain(step.prepared, step.operation)}
          onBeginAnew={() => charging.beginAnew(step.prepared)}
          onClose={close}
        />
      )}
    </StepsDrawer>
  );
}
