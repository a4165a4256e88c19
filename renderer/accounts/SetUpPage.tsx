import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../contract/index.ts';
import { ConnectionPanel } from '../connection/ConnectionPanel.tsx';
import { EnvironmentBadge } from '../environment/EnvironmentBadge.tsx';
import { AskForExport } from '../imports/AskForExport.tsx';
import { useWindow } from '../state/window.ts';
import { ActionBar } from '../ui/ActionBar.tsx';
import { KeySections } from './keys/KeySections.tsx';
import { PlaceFrame } from './PlaceFrame.tsx';
import { Section } from './Section.tsx';
import classes from './SetUpPage.module.css';
import { SetUpSteps } from './SetUpSteps.tsx';
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
  const goTo = useWindow((state) => state.goTo);
  const finish = () => show({ kind: 'account', accountId });
  return (
    <PlaceFrame
      title={account.label}
      aside={<EnvironmentBadge environment={account.environment} />}
      backLabel={t('place.accounts')}
      onBack={() => show({ kind: 'list', from: { accountId } })}
    >
      <SetUpSteps current={step} />
      <div className={classes.step}>
        {step === 'key' && <KeySections account={account} onHeld={setHeld} />}
        {step === 'import' && (
          <Section heading={t('accounts.steps.importHeading')} text={t('accounts.steps.importText')}>
            <AskForExport account={account} />
          </Section>
        )}
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
              <Button onClick={() => show({ kind: 'setUp', accountId, step: 'import' })}>
                {t('accounts.steps.toImport')}
              </Button>
            </>
          )}
          {step === 'import' && (
            <>
              <Button variant="default" onClick={finish}>
                {t('accounts.steps.finish')}
              </Button>
              <Button onClick={() => goTo('imports')}>{t('accounts.steps.openImport')}</Button>
            </>
          )}
        </ActionBar>
      </div>
    </PlaceFrame>
  );
}
