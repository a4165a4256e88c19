import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';

/** What was heard of a chain and could not be read, and which of its rows are not shown whole. */
export function Reading({ detail: { unread, notWhole } }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      {unread.map(({ transactionId, column, source, at }) => {
        const told = { column, source: t(`source.${source}`), when: formats.moment(at) };
        return (
          <Alert key={`${transactionId} ${column} ${at}`} color="orange" mt={8}>
            {transactionId === null
              ? t('reading.unreadWithoutId', told)
              : t('reading.unread', { ...told, id: transactionId })}
          </Alert>
        );
      })}
      {notWhole.map(({ transactionId, columns }) => (
        <Alert key={transactionId} color="gray" mt={8}>
          {t('reading.notWhole', { id: transactionId, count: columns.length, columns: columns.join(', ') })}
        </Alert>
      ))}
    </>
  );
}
