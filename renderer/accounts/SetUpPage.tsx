import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../contract/index.ts';
import { ConnectionPanel } from '../connection/ConnectionPanel.tsx';
import { EnvironmentBadge } from '../environment/EnvironmentBadge.tsx';
import { ActionBar } from '../ui/ActionBar.tsx';
import { FirstImport } from './FirstImport.tsx';
import { KeySections } from './keys/KeySections.tsx';
import { PlaceFrame } from './PlaceFrame.tsx';
import { Section } from './Section.tsx';
import classes from './SetUpPage.module.css';
import { SetUpSteps } from './SetUpSteps.tsx';
import { useFirstImport } from './useFirstImport.ts';
import { useAccountsPlace } from './view.ts';

interface SetUpPageProps {
  readonly account: AccountView;
  readonly step: 'key' | 'connection' | 'import';
}

/** The account is there; without its key and a way to the gateway it can do nothing yet. */
export function SetUpPage({ account, step }: SetUpPageProps) {
  const { t } = useTranslation();
  const { show } = useAccountsPlace();
  const [held, setHeld] = useState(false);
  const { accountId } = account;
  const { firstImport } = useFirstImport(account);
  const isWanted = firstImport === 'wanted';
  const finish = () => show({ kind: 'account', accountId });
  return (
    <PlaceFrame
      title={account.label}
      aside={<EnvironmentBadge environment={account.environment} />}
      backLabel={t('place.accounts')}
      onBack={() => show({ kind: 'list', from: { accountId } })}
    >
      <SetUpSteps
        current={step}
        withImport={isWanted || step === 'import'}
        isDone={step === 'import' && firstImport === 'made'}
      />
      <div className={classes.step}>
        {step === 'key' && <KeySections account={account} onHeld={setHeld} />}
        {step === 'import' && <FirstImport account={account} onFinish={finish} />}
        {step === 'connection' && (
          <Section heading={t('connection.heading')} text={t('connection.text')}>
            <ConnectionPanel account={account} />
          </Section>
        )}
        <ActionBar>
          {step === 'key' && !held && (
            <Button variant="default" onClick={() => show({ kind: 'setUp', accountId, step: 'connection' })}>
              {t('accounts.steps.later')}
            </Button>
          )}
          {step === 'key' && held && (
            <Button onClick={() => show({ kind: 'setUp', accountId, step: 'connection' })}>
              {t('accounts.steps.toConnection')}
            </Button>
          )}
          {step === 'connection' && (
            <>
              <Button variant="default" onClick={finish}>
                {t('accounts.steps.finish')}
              </Button>
              {isWanted && (
                <Button onClick={() => show({ kind: 'setUp', accountId, step: 'import' })}>
                  {t('accounts.steps.toImport')}
                </Button>
              )}
            </>
          )}
        </ActionBar>
      </div>
    </PlaceFrame>
  );
}
