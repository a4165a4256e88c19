import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NoteView } from '../../../contract/index.ts';
import { useFormats } from '../../i18n/format.ts';
import { color } from '../../theme/tokens.ts';
import { ForeignText } from '../../ui/ForeignText.tsx';
import classes from '../Timeline.module.css';

/** What somebody wrote beside the order, with their name and the time. */
export function NoteEntry({ note: { actor, text, writtenAt } }: { readonly note: NoteView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <li className={classes.entry} data-kind="note">
      <span className={classes.dot} style={{ background: color('control') }} aria-hidden />
      <div className={classes.line}>
        <span className={classes.title}>{t('note.title')}</span>
        <Tooltip label={formats.exactMoment(writtenAt)}>
          <span className={`numeric ${classes.when}`}>{formats.moment(writtenAt)}</span>
        </Tooltip>
      </div>
      <p className={classes.written}>
        <ForeignText text={text === '' ? `${actor}: ${t('note.erased')}` : t('note.wrote', { actor, text })} />
      </p>
    </li>
  );
}
