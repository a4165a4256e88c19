import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../contract/index.ts';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';

/** What the gateway's tables told of the open row beside its money, as they wrote it; nothing where they told nothing. */
export function Told({ detail: { row, told } }: { readonly detail: Pick<TransactionDetail, 'row' | 'told'> }) {
  const { t } = useTranslation();
  const own = told.filter(({ transactionId }) => transactionId === row.transactionId);
  if (own.length === 0) return null;
  return (
    <>
      <h3>{t('told.title')}</h3>
      <Facts facts={own.map(({ name, text }) => ({ label: t(`told.${name}`), value: <ForeignText text={text} /> }))} />
    </>
  );
}
