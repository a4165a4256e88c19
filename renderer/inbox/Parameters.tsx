import { Collapse, UnstyledButton } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotificationParameter } from '../../contract/index.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './Parameters.module.css';

/** What a refused notification said, one click away: it is a stranger's until its HASH is right. */
export function Parameters({ parameters }: { readonly parameters: readonly NotificationParameter[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (parameters.length === 0) return null;
  return (
    <div>
      <UnstyledButton className={classes.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={14} data-open={open || undefined} aria-hidden />
        {t('inbox.came.parameters')}
      </UnstyledButton>
      <Collapse expanded={open}>
        <table className={classes.table}>
          <tbody>
            {parameters.map(({ name, value }, index) => (
              // A name may come twice, which is one way of being wrong.
              // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
              <tr key={index}>
                <th scope="row">
                  <ForeignText text={name} />
                </th>
                <td>
                  <ForeignText text={value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Collapse>
    </div>
  );
}
