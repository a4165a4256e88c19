import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InspectionView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { Facts } from '../ui/Facts.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { Answers } from './Answers.tsx';
import { Difference } from './Difference.tsx';
import { encodingNames, nameDelimiter } from './file-words.ts';
import classes from './ImportPage.module.css';
import { SampleTable } from './SampleTable.tsx';
import { useImport } from './store.ts';

/** What a file holds, as it would be taken: what was found out, what is asked, ten rows, and what they would change. */
export function Preview({ seen }: { readonly seen: InspectionView }) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const { accounts } = useConsole();
  const { doing, compared, compare, take, forget } = useImport();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const nameOf = (id: string) => accounts.find(({ accountId }) => accountId === id)?.label ?? id;
  const [table] = seen.tables;
  const isAsked = seen.questions.some(({ required }) => required);
  const written = table && [
    ...(table.kind === 'json' || !table.delimiter ? ['JSON'] : ['CSV', nameDelimiter(t, table.delimiter)]),
    encodingNames[table.encoding],
  ];
  const facts = [
    {
      label: t('imports.fact.rows'),
      value: t(seen.exact ? 'imports.exactly' : 'imports.about', { rows: number(seen.rows) }),
    },
    {
      label: t('imports.fact.written'),
      value: [...(written ?? []), seen.compression === 'none' ? '' : seen.compression].filter(Boolean).join(' · '),
    },
    {
      label: t('imports.fact.accounts'),
      value: seen.accounts.map(({ accountId }) => nameOf(accountId)).join(', ') || t('imports.none'),
    },
    ...(seen.strangers.length > 0 ? [{ label: t('imports.fact.strangers'), value: seen.strangers.join(', ') }] : []),
    { label: t('imports.fact.currencies'), value: seen.currencies.join(', ') || t('imports.accountCurrency') },
    {
      label: t('imports.fact.amounts'),
      value: `${t(`imports.form.${seen.amounts.form ?? 'unknown'}`)} ${t(`imports.because.${seen.amounts.because}`)}`,
    },
    {
      label: t('imports.fact.times'),
      value: seen.timesWithOffset === 'all' ? t('imports.ownOffset') : t('imports.inZone', { zone: seen.zone }),
    },
    { label: t('imports.fact.unknown'), value: seen.columns.unknown.join(', ') || t('imports.none') },
    { label: t('imports.fact.missing'), value: <Missing columns={seen.columns.missing} /> },
  ];
  return (
    <section className={classes.part} aria-labelledby="import-preview">
      <h2 id="import-preview">{visibleText(seen.name)}</h2>
      <Facts facts={facts} />
      <Answers seen={seen} />
      {seen.sample.length > 0 && <SampleTable sample={seen.sample} nameOf={nameOf} />}
      {compared && <Difference compared={compared} />}
      <Group gap={8} className={classes.buttons}>
        <Button disabled={isAsked || doing !== null} onClick={() => void take()}>
          {t('imports.take')}
        </Button>
        {!compared && (
          <Button variant="default" disabled={isAsked || doing !== null} onClick={() => void compare()}>
            {t('imports.compare')}
          </Button>
        )}
        <Button variant="subtle" color="gray" disabled={doing !== null} onClick={forget}>
          {t('imports.putAway')}
        </Button>
        {isAsked && <span className={classes.hint}>{t('imports.answerFirst')}</span>}
      </Group>
    </section>
  );
}

/** Most files lack most columns: their names are for whoever misses one. */
function Missing({ columns }: { readonly columns: readonly string[] }) {
  const { t } = useTranslation();
  if (columns.length === 0) return t('imports.none');
  return (
    <details className={classes.missing}>
      <summary>{t('imports.columnCount', { count: columns.length })}</summary>
      {columns.join(', ')}
    </details>
  );
}
