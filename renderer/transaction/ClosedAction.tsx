import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionView, TransactionDetail } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { WayOut } from '../operation/WayOut.tsx';
import classes from './Actions.module.css';

interface ClosedActionProps {
  readonly action: Extract<ActionView, { open: false }>;
  readonly detail: TransactionDetail;
  /** False where the same obstacle stands above already, with the way out. */
  readonly showsWayOut: boolean;
}

/** An action that is not open stays reachable: the reason in a few words, the whole of it on hover, focus and to ears. */
export function ClosedAction({ action, detail, showsWayOut }: ClosedActionProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { operation, obstacle, since } = action;
  const reasonId = `why-not-${operation}`;
  // What is given is the last moment; it closed with the next one.
  const when = since === null ? '' : formats.moment(since + 1);
  return (
    <li className={classes.row}>
      <Tooltip
        label={t(`obstacle.${obstacle}`)}
        multiline
        w={300}
        position="left"
        events={{ hover: true, focus: true, touch: true }}
      >
        <button type="button" aria-disabled className={classes.disabled} aria-describedby={reasonId}>
          {t(`action.${operation}`)}
        </button>
      </Tooltip>
      <span className={classes.reason}>
        {t(`closed.${obstacle}`, { when })} {showsWayOut && <WayOut obstacle={obstacle} detail={detail} />}
      </span>
      <VisuallyHidden id={reasonId}>{t(`obstacle.${obstacle}`)}</VisuallyHidden>
    </li>
  );
}
