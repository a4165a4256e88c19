import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../contract/index.ts';
import { DrawerTitle } from '../operation/DrawerTitle.tsx';
import classes from '../operation/OperationDrawer.module.css';
import { ResultStep } from '../operation/ResultStep.tsx';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import { ChargeReview } from './ChargeReview.tsx';
import { type Charging, useCharge } from './useCharge.ts';

interface ChargeFrameProps {
  readonly title: string;
  readonly accountId: string;
  /** What was typed is kept under it. */
  readonly formKey: string;
  /** Whether it is by a direct debit's mandate: what it takes is not final for days. */
  readonly isMandate: boolean;
  readonly onClose: () => void;
  /** The first step. */
  readonly children: (charging: Charging, refusal: Refusal | null) => ReactNode;
}

/** What, review, result of whatever begins a chain, over the page that it began from. It cannot be closed while a request is out. */
export function ChargeFrame({ title, accountId, formKey, isMandate, onClose, children }: ChargeFrameProps) {
  const { t } = useTranslation();
  const charging = useCharge(formKey);
  useReturnFocus(null);
  const { step } = charging;
  const busy = step.kind === 'sending';
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="right"
      size={468}
      returnFocus={false}
      closeOnEscape={!busy}
      closeOnClickOutside={false}
      classNames={{ content: classes.content, header: classes.header, body: classes.body }}
    >
      <Drawer.Overlay backgroundOpacity={0.3} />
      <Drawer.Content>
        <Drawer.Header role="presentation">
          <Drawer.Title>
            <DrawerTitle title={title} accountId={accountId} />
          </Drawer.Title>
          {!busy && <Drawer.CloseButton aria-label={t('form.close')} />}
        </Drawer.Header>
        <Drawer.Body>
          {step.kind === 'what' && children(charging, step.refusal)}
          {(step.kind === 'review' || step.kind === 'sending') && (
            <ChargeReview
              key={step.prepared.draft.operation.operationId}
              prepared={step.prepared}
              isMandate={isMandate}
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
              onClose={onClose}
            />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
