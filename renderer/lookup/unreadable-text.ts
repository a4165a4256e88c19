import { useTranslation } from 'react-i18next';
import type { ChannelOutput } from '../../contract/index.ts';

type Unreadable = ChannelOutput<'transactions.fetch'>['unreadable'];

/** So many rows are named in a sentence; each of them is named where its order is shown. */
const mostNamed = 5;

/** How many rows of an answer could not be read, and which, with the column to blame. */
export function useUnreadableText(): (unreadable: Unreadable) => string {
  const { t } = useTranslation();
  return (unreadable) => {
    const named = unreadable
      .slice(0, mostNamed)
      .map(({ transactionId, column }) =>
        transactionId === null
          ? t('reading.answeredWithoutId', { column })
          : t('reading.answered', { id: transactionId, column }),
      );
    const more = unreadable.length > mostNamed ? '; …' : '';
    return `${t('askGateway.unreadable', { count: unreadable.length })} ${named.join('; ')}${more}`;
  };
}
