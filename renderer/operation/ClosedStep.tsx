import { Button, Stack } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionView, Refusal, TransactionDetail } from '../../contract/index.ts';
import { useRefusalText } from '../app/refusal-text.ts';
import { useFormats } from '../i18n/format.ts';
import { AtWork } from '../team/BusyWith.tsx';
import { findAtWork } from '../team/find-at-work.ts';
import { ActionBar } from '../ui/ActionBar.tsx';
import classes from './ClosedStep.module.css';
import { isOutdated } from './steps.ts';
import { WayOut } from './WayOut.tsx';

interface ClosedStepProps {
  readonly action: Extract<ActionView, { open: false }>;
  readonly detail: TransactionDetail;
  /** Why the review was left, where a click on its last button met this. */
  readonly refusal: Refusal | null;
  readonly onClose: () => void;
}

/** What the drawer shows when the action closed while it was open, at midnight for instance: why, and what now. */
export function ClosedStep({ action, detail, refusal, onClose }: ClosedStepProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const refusalText = useRefusalText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const atWork = findAtWork(detail);
  const when = action.since === null ? '' : formats.moment(action.since + 1);
  return (
    <Stack gap={12}>
      <h2 ref={heading} tabIndex={-1} className={classes.title}>
        {t(`closed.${action.obstacle}`, { when })}
      </h2>
      {refusal && (
        <p className={classes.text}>{isOutdated(refusal) ? refusalText(refusal) : t('changed.nothingSent')}</p>
      )}
      <p className={classes.text}>{t(`obstacle.${action.obstacle}`)}</p>
      {atWork && <AtWork operation={atWork} />}
      <p className={classes.text}>
        <WayOut obstacle={action.obstacle} detail={detail} />
      </p>
      <ActionBar>
        <Button onClick={onClose}>{t('result.close')}</Button>
      </ActionBar>
    </Stack>
  );
}
