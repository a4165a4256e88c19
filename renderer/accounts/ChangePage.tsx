import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { EnvironmentBadge } from '../environment/EnvironmentBadge.tsx';
import { AccountForm } from './form/AccountForm.tsx';
import { draftOf, useAccountDrafts } from './form/draft.ts';
import { PlaceFrame } from './PlaceFrame.tsx';
import { useAccountsPlace } from './view.ts';

/** Changes everything that does not make another account of it. */
export function ChangePage({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation();
  const { show } = useAccountsPlace();
  const { drafts, keep, discard } = useAccountDrafts();
  const { accountId } = account;
  const draftKey = `${account.environment}/${accountId}`;
  const leave = () => show({ kind: 'account', accountId });
  return (
    <PlaceFrame
      title={t('accounts.changeTitle', { label: account.label })}
      aside={<EnvironmentBadge environment={account.environment} />}
      backLabel={account.label}
      onBack={leave}
    >
      <AccountForm
        draft={drafts[draftKey] ?? draftOf(account)}
        account={account}
        submitLabel={t('accounts.save')}
        onChange={(draft) => keep(draftKey, draft)}
        onSubmit={async ({ identifier, environment, url, ...change }) => {
          const changed = await bridge.accounts.change({ accountId, ...change });
          if (!changed.ok) return changed.refusal;
          discard(draftKey);
          leave();
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
