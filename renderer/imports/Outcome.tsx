import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '../../contract/index.ts';
import { useAccountsPlace } from '../accounts/view.ts';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useAccount } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import classes from './ImportPage.module.css';
import { useLeftOutText } from './left-out-text.ts';
import { useImport } from './store.ts';

/** What an import came to, and the list of what it left out. */
export function Outcome({ result }: { readonly result: ImportResult }) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const { forget } = useImport();
  const goTo = useWindow((state) => state.goTo);
  const { view } = useAccountsPlace();
  const settingUp = useAccount(view.kind === 'setUp' && view.step === 'import' ? view.accountId : '');
  const leftOutText = useLeftOutText();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const count = result.imported;
  return (
    <section className={classes.part} aria-labelledby="import-outcome">
      <div role="status">
        <h2 id="import-outcome">{t(`imports.outcome.${result.kind}`, { count, rows: number(count) })}</h2>
      </div>
      {result.kind === 'taken' && result.resumed && <p>{t('imports.outcome.resumed')}</p>}
      {result.kind === 'stopped' && <p>{t('imports.outcome.goesOn')}</p>}
      {result.kind === 'taken' && result.sideFile !== null && (
        <>
          <p>
            {t('imports.outcome.leftOut', {
              count: result.leftOut,
              rows: number(result.leftOut),
              file: result.sideFile,
            })}
          </p>
          <ul>
            {result.firstLeftOut.map((row) => (
              <li key={`${row.table} ${row.line}`}>{leftOutText(row)}</li>
            ))}
          </ul>
        </>
      )}
      <Group gap={8} className={classes.buttons}>
        {settingUp && (
          <Button onClick={() => goTo('accounts')}>{t('accounts.steps.backTo', { label: settingUp.label })}</Button>
        )}
        <Button variant={settingUp ? 'default' : 'filled'} onClick={() => goTo('lookup')}>
          {t('imports.outcome.look')}
        </Button>
        {result.kind === 'taken' && result.sideFile !== null && (
          <Button variant="default" onClick={() => void bridge.imports.showLeftOut({ importId: result.importId })}>
            {t('imports.outcome.show')}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={forget}>
          {t('imports.outcome.another')}
        </Button>
      </Group>
    </section>
  );
}
