import { useTranslation } from 'react-i18next';
import type { Charge, ClientAliasView, ClientView } from '../../contract/index.ts';
import { ResultStep } from '../operation/ResultStep.tsx';
import { StepsDrawer } from '../operation/StepsDrawer.tsx';
import { HolderNeeded } from '../page/HolderNeeded.tsx';
import { useWindow } from '../state/window.ts';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import { ChargeReview } from './ChargeReview.tsx';
import { ChargeWhat } from './ChargeWhat.tsx';
import { useCharge } from './useCharge.ts';

interface ChargeDrawerProps {
  readonly operation: Charge;
  /** Whether a payment is made in instalments. */
  readonly split: boolean;
  readonly view: ClientView;
  readonly alias: ClientAliasView;
}

/** A payment or an authorization by alias, in three steps over the client's page. It cannot be closed while a request is out. */
export function ChargeDrawer({ operation, split, view, alias }: ChargeDrawerProps) {
  const { t } = useTranslation();
  const { charge } = useWindow();
  const charging = useCharge(`${split ? 'plan' : operation}:${view.key.accountId}/${alias.alias}`);
  useReturnFocus(null);
  const { step } = charging;
  const busy = step.kind === 'sending';
  const close = () => charge(null);
  return (
    <StepsDrawer
      title={alias.mandate ? t('collection.name') : t(`charge.name.${split ? 'plan' : operation}`)}
      accountId={view.key.accountId}
      busy={busy}
      onClose={close}
    >
      {step.kind === 'what' && (
        <ChargeWhat
          operation={operation}
          split={split}
          view={view}
          alias={alias}
          charging={charging}
          refusal={step.refusal}
          onCancel={close}
        />
      )}
      {(step.kind === 'review' || step.kind === 'sending') && (
        <ChargeReview
          key={step.prepared.draft.operation.operationId}
          prepared={step.prepared}
          isMandate={alias.mandate !== null}
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
        >
          <HolderNeeded operation={step.operation} prepared={step.prepared} view={view} alias={alias} />
        </ResultStep>
      )}
    </StepsDrawer>
  );
}
