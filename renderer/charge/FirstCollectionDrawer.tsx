import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../state/draft-key.ts';
import { type FirstCollection, useWindow } from '../state/window.ts';
import { ChargeFrame } from './ChargeFrame.tsx';
import { ChargeReview } from './ChargeReview.tsx';
import { FirstCollectionWhat } from './FirstCollectionWhat.tsx';

/** The first direct debit of a payer, in three steps: it makes the mandate by whose ALIAS the next ones are collected. */
export function FirstCollectionDrawer({ of }: { readonly of: FirstCollection }) {
  const { t } = useTranslation();
  const { collectFirst } = useWindow();
  const keyOf = useDraftKey();
  const close = () => collectFirst(null);
  return (
    <ChargeFrame
      title={t('collection.first.name')}
      accountId={of.accountId}
      formKey={keyOf('first', of.accountId, of.client || of.clientEmail)}
      review={(props) => <ChargeReview {...props} isMandate />}
      onClose={close}
    >
      {(charging, refusal) => <FirstCollectionWhat of={of} charging={charging} refusal={refusal} onCancel={close} />}
    </ChargeFrame>
  );
}
