import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountView, takesMandates } from '../../contract/index.ts';
import { FirstCollectionButton } from '../charge/FirstCollectionButton.tsx';
import { ConnectionPanel } from '../connection/ConnectionPanel.tsx';
import { EnvironmentBadge } from '../environment/EnvironmentBadge.tsx';
import { SavePosterButton } from '../page/SavePosterButton.tsx';
import { AccountFacts, accountFacts } from './AccountFacts.tsx';
import { FirstImportWanted } from './FirstImportWanted.tsx';
import { KeySections } from './keys/KeySections.tsx';
import { PlaceFrame } from './PlaceFrame.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { Section } from './Section.tsx';
import { useAccountsPlace } from './view.ts';

/** One account: its keys, the way to its gateway, what it is set to, and the way out. */
export function AccountPage({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation();
  const { show } = useAccountsPlace();
  const [removing, setRemoving] = useState(false);
  const { accountId, embedded } = account;
  return (
    <PlaceFrame
      title={account.label}
      aside={<EnvironmentBadge environment={account.environment} />}
      actions={
        !embedded && (
          <Button variant="default" onClick={() => show({ kind: 'change', accountId })}>
            {t('accounts.change')}
          </Button>
        )
      }
      backLabel={t('place.accounts')}
      onBack={() => show({ kind: 'list', from: { accountId } })}
    >
      <KeySections account={account} />
      <Section heading={t('connection.heading')} text={t('connection.text')}>
        <ConnectionPanel account={account} />
      </Section>
      <FirstImportWanted account={account} onBegin={() => show({ kind: 'setUp', accountId, step: 'import' })} />
      {takesMandates(account) && (
        <Section heading={t('collection.first.heading')} text={t('collection.first.text')}>
          <FirstCollectionButton of={{ accountId, client: '', clientEmail: '', hasMandate: false }} />
        </Section>
      )}
      <Section heading={t('accounts.details')} text={embedded ? t('accounts.embeddedText') : undefined}>
        <AccountFacts account={account} facts={accountFacts} />
      </Section>
      <Section heading={t('page.poster.heading')} text={t('page.poster.text')}>
        <SavePosterButton accountId={accountId} />
      </Section>
      {!embedded && (
        <Section heading={t('accounts.remove.heading')} text={t('accounts.remove.text')}>
          <div>
            <Button variant="default" onClick={() => setRemoving(true)}>
              {t('accounts.remove.begin')}
            </Button>
          </div>
        </Section>
      )}
      {removing && <RemoveDialog account={account} onClose={() => setRemoving(false)} />}
    </PlaceFrame>
  );
}
