import { useTranslation } from 'react-i18next';
import type { ComparisonView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { Facts } from '../ui/Facts.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { useLeftOutText } from './left-out-text.ts';

const kinds = ['new', 'changed', 'same', 'contradicting', 'unreadable', 'strange'] as const;

/** What taking the file would change, counted over all of its rows, with the first that contradict or cannot be read. */
export function Difference({ compared }: { readonly compared: ComparisonView }) {
  const { t } = useTranslation();
  const { locale, amount } = useFormats();
  const leftOutText = useLeftOutText();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <section aria-labelledby="import-difference">
      <h3 id="import-difference">{t('imports.difference.heading')}</h3>
      <Facts facts={kinds.map((kind) => ({ label: t(`imports.difference.${kind}`), value: number(compared[kind]) }))} />
      <ul>
        {compared.firstContradicting.map(({ row, known }) => (
          <li key={`${row.accountId} ${row.transactionId}`}>
            {t('imports.difference.contradicts', {
              id: visibleText(row.transactionId),
              here: `${t(`operation.${known.operation}`)} ${amount(known.amount)}`,
              there: `${t(`operation.${row.operation}`)} ${amount(row.amount)}`,
            })}
          </li>
        ))}
        {compared.firstLeftOut.map((row) => (
          <li key={`${row.table} ${row.line}`}>{leftOutText(row)}</li>
        ))}
      </ul>
    </section>
  );
}
