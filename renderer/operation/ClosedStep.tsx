import { Button, Stack } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionView, TransactionDetail } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { ActionBar } from '../ui/ActionBar.tsx';
import classes from './ClosedStep.module.css';
import { WayOut } from './WayOut.tsx';

interface ClosedStepProps {
  readonly action: Extract<ActionView, { open: false }>;
  readonly detail: TransactionDetail;
  readonly onClose: () => void;
}

/** What the drawer shows when the action closed while it was open, at midnight for instance: why, and what now. */
export function ClosedStep({ action, detail, onClose }: ClosedStepProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const when = action.since === null ? '' : formats.moment(action.since + 1);
  return (
    <Stack gap={12}>
      <h2 ref={heading} tabIndex={-1} className={classes.title}>
        {t(`closed.${action.obstacle}`, { when })}
      </h2>
      <p className={classes.text}>{t(`obstacle.${action.obstacle}`)}</p>
      <p className={classes.text}>
        <WayOut obstacle={action.obstacle} detail={detail} />
      </p>
      <ActionBar>
        <Button onClick={onClose}>{t('result.close')}</Button>
      </ActionBar>
    </Stack>
  );
}
