import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditLineView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useWho } from '../team/useWho.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import classes from './ActivityPage.module.css';
import { useAuditText } from './audit-text.ts';

/** Lines of the log, one a row. */
export function AuditTable({ lines }: { readonly lines: readonly AuditLineView[] }) {
  const { t } = useTranslation();
  return (
    <table className={table.table}>
      <caption className={classes.hidden}>{t('audit.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.date')}</th>
          <th scope="col">{t('column.actor')}</th>
          <th scope="col">{t('audit.column.what')}</th>
          <th scope="col">{t('audit.column.object')}</th>
          <th scope="col">{t('audit.column.result')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <AuditRow key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function AuditRow({ line }: { readonly line: AuditLineView }) {
  const formats = useFormats();
  const who = useWho();
  const { what, object, result } = useAuditText()(line);
  const bad = line.result === 'failed' || line.result === 'refused' || line.result === 'unknown';
  return (
    <tr>
      <td>
        <Tooltip label={formats.exactMoment(line.at)}>
          <span className="numeric">{formats.moment(line.at)}</span>
        </Tooltip>
      </td>
      <td>
        <ForeignText text={who(line)} />
      </td>
      <td>{what}</td>
      <td className={classes.object}>
        <ForeignText text={object} />
      </td>
      <td data-bad={bad || undefined} data-wraps={line.right !== undefined || undefined} className={classes.result}>
        <ForeignText text={result} />
      </td>
    </tr>
  );
}
