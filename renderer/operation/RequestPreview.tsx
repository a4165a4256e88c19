import { Collapse, UnstyledButton } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '../../contract/index.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { toCommand } from './command.ts';
import classes from './RequestPreview.module.css';

/** The request exactly as it will leave. Its HASH is made in the moment of sending, so no copy of this can be sent. */
export function RequestPreview({ draft }: { readonly draft: DraftView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.preview}>
      <div className={classes.bar}>
        <UnstyledButton className={classes.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          <ChevronRight size={14} data-open={open || undefined} aria-hidden />
          {t('preview.title')}
        </UnstyledButton>
        <CopyButton text={toCommand(draft)} label={t('preview.copy')} copiedLabel={t('copy.done')} />
      </div>
      <Collapse expanded={open}>
        <p className={classes.url}>
          POST <ForeignText text={draft.url} />
        </p>
        <table className={classes.table}>
          <tbody>
            {draft.parameters.map(({ name, value }) => (
              <tr key={name}>
                <th scope="row">
                  <ForeignText text={name} />
                </th>
                <td>
                  <ForeignText text={value} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">HASH</th>
              <td className={classes.hidden}>{t('preview.hash')}</td>
            </tr>
          </tbody>
        </table>
      </Collapse>
    </div>
  );
}
