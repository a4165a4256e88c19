import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../contract/index.ts';
import { AskForExport } from '../imports/AskForExport.tsx';
import { useWindow } from '../state/window.ts';
import { ActionBar } from '../ui/ActionBar.tsx';
import { Section } from './Section.tsx';
import { useFirstImport } from './useFirstImport.ts';

/** The last step of setting an account up: its first transactions, or that it is done once they are there. */
export function FirstImport({ account, onFinish }: { readonly account: AccountView; readonly onFinish: () => void }) {
  const { t } = useTranslation();
  const { firstImport, doWithout } = useFirstImport(account);
  const goTo = useWindow((state) => state.goTo);
  if (firstImport === null) return null;
  if (firstImport === 'made') {
    return (
      <>
        <div role="status">
          <Section heading={t('accounts.steps.madeHeading')} text={t('accounts.steps.madeText')}>
            {null}
          </Section>
        </div>
        <ActionBar>
          <Button variant="default" onClick={onFinish}>
            {t('accounts.steps.finish')}
          </Button>
          <Button onClick={() => goTo('lookup')}>{t('imports.outcome.look')}</Button>
        </ActionBar>
      </>
    );
  }
  return (
    <>
      <Section heading={t('accounts.steps.importHeading')} text={t('accounts.steps.importText')}>
        <AskForExport account={account} />
      </Section>
      <ActionBar>
        <Button
          variant="default"
          onClick={() => {
            doWithout();
            onFinish();
          }}
        >
          {t('accounts.steps.without')}
        </Button>
        <Button onClick={() => goTo('imports')}>{t('accounts.steps.openImport')}</Button>
      </ActionBar>
    </>
  );
}
