import { Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import classes from './Marks.module.css';

/** What has to be known before anything is done here: a direct debit, a capture that comes by itself. */
export function Marks({ detail }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rows = [detail.row, ...detail.timeline.flatMap((entry) => (entry.kind === 'transaction' ? [entry.row] : []))];
  const captureDay = detail.balance.authorised > 0 ? rows.find((row) => row.captureDay !== '')?.captureDay : undefined;
  const marks: readonly (readonly [kind: string, icon: ReactNode, text: string])[] = [
    ...(rows.some(({ method }) => method === 'directDebit')
      ? [['directDebit', null, t('mark.directDebit')] as const]
      : []),
    ...(captureDay !== undefined
      ? [
          [
            'captureDay',
            <Zap key="icon" size={12} aria-hidden />,
            t('mark.captureDay', { day: formats.day(captureDay) }),
          ] as const,
        ]
      : []),
  ];
  if (marks.length === 0) return null;
  return (
    <ul className={classes.marks} aria-label={t('mark.label')}>
      {marks.map(([kind, icon, text]) => (
        <li key={kind} className={classes.mark} data-kind={kind}>
          {icon}
          {text}
        </li>
      ))}
    </ul>
  );
}
