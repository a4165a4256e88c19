import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SetAsideNotification } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import classes from './Came.module.css';
import { Parameters } from './Parameters.tsx';
import { useProblemText } from './problem-text.ts';

/** Refused notifications with the reason of each. They changed nothing. */
export function SetAside({ notifications }: { readonly notifications: readonly SetAsideNotification[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const problemText = useProblemText();
  return (
    <ul className={classes.list}>
      {notifications.map(({ receivedAt, times, reason, parameters }, index) => (
        // The very same comes once here, but two may share their time.
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
        <li key={`${receivedAt}-${index}`} className={classes.entry}>
          <Tooltip label={formats.exactMoment(receivedAt)}>
            <span className={`numeric ${classes.when}`}>{formats.moment(receivedAt)}</span>
          </Tooltip>
          <span className={classes.when}>{t('inbox.came.times', { count: times })}</span>
          <div>
            {problemText(reason)}
            <Parameters parameters={parameters} />
          </div>
        </li>
      ))}
    </ul>
  );
}
