import { useTranslation } from 'react-i18next';
import { ChargeFrame } from '../charge/ChargeFrame.tsx';
import { useDraftKey } from '../state/draft-key.ts';
import { type HolderTarget, useWindow } from '../state/window.ts';
import { PageReview } from './PageReview.tsx';
import { PageWhat } from './PageWhat.tsx';
import { pageForm } from './page-form.ts';

/** A page for the holder, in three steps. Its last one stays: there the file is written and the result looked up. */
export function PageDrawer({ target }: { readonly target: HolderTarget }) {
  const { t } = useTranslation();
  const { askHolder } = useWindow();
  const keyOf = useDraftKey();
  const close = () => askHolder(null);
  return (
    <ChargeFrame
      title={t('page.name')}
      accountId={target.accountId}
      formKey={keyOf(pageForm, target.accountId, target.transactionId)}
      review={(props) => <PageReview {...props} />}
      onClose={close}
    >
      {(charging, refusal) => <PageWhat target={target} charging={charging} refusal={refusal} onCancel={close} />}
    </ChargeFrame>
  );
}
