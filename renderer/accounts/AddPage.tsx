import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { AccountForm } from './form/AccountForm.tsx';
import { newDraft, useAccountDrafts } from './form/draft.ts';
import { PlaceFrame } from './PlaceFrame.tsx';
import { SetUpSteps } from './SetUpSteps.tsx';
import { useAccountsPlace } from './view.ts';

const draftKey = 'new';

/** A new account. It leads into its own environment, and straight on to its key. */
export function AddPage() {
  const { t } = useTranslation();
  const { show } = useAccountsPlace();
  const { drafts, keep, discard } = useAccountDrafts();
  const leave = () => show({ kind: 'list', from: 'add' });
  return (
    <PlaceFrame title={t('accounts.add')} backLabel={t('place.accounts')} onBack={leave}>
      <SetUpSteps current="account" />
      <AccountForm
        draft={drafts[draftKey] ?? newDraft}
        submitLabel={t('accounts.addSubmit')}
        onChange={(draft) => keep(draftKey, draft)}
        onSubmit={async (form) => {
          const added = await bridge.accounts.add(form);
          if (!added.ok) return added.refusal;
          discard(draftKey);
          show({ kind: 'setUp', accountId: added.value.accountId, step: 'key' });
          return null;
        }}
        onCancel={() => {
          discard(draftKey);
          leave();
        }}
      />
    </PlaceFrame>
  );
}
