import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../contract/index.ts';
import { Section } from './Section.tsx';
import { useFirstImport } from './useFirstImport.ts';

/** Stands on an account's page until its first import was made, or the person does without. */
export function FirstImportWanted({
  account,
  onBegin,
}: {
  readonly account: AccountView;
  readonly onBegin: () => void;
}) {
  const { t } = useTranslation();
  const { firstImport, doWithout } = useFirstImport(account);
  if (firstImport !== 'wanted') return null;
  return (
    <Section heading={t('accounts.steps.importHeading')} text={t('accounts.steps.importText')}>
      <div>
        <Button onClick={onBegin}>{t('accounts.steps.toImport')}</Button>{' '}
        <Button variant="subtle" color="gray" onClick={doWithout}>
          {t('accounts.steps.without')}
        </Button>
      </div>
    </Section>
  );
}
