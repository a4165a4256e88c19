import { Box } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { Warning } from '../ui/Warning.tsx';

/** What was heard of a chain and could not be read, and which of its rows are not shown whole. */
export function Reading({ detail: { unread, notWhole } }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      {unread.map(({ transactionId, column, source, at }) => {
        const told = { column, source: t(`source.${source}`), when: formats.moment(at) };
        return (
          <Box key={`${transactionId} ${column} ${at}`} mt={8}>
            <Warning>
              {transactionId === null
                ? t('reading.unreadWithoutId', told)
                : t('reading.unread', { ...told, id: transactionId })}
            </Warning>
          </Box>
        );
      })}
      {notWhole.map(({ transactionId, columns }) => (
        <Box key={transactionId} mt={8}>
          <Notice>
            {t('reading.notWhole', { id: transactionId, count: columns.length, columns: columns.join(', ') })}
          </Notice>
        </Box>
      ))}
    </>
  );
}
