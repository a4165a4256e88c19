import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportCorrections, InspectionView } from '../../contract/index.ts';
import { useConsole } from '../state/console.tsx';
import { type Delimiter, type Encoding, encodingNames, nameDelimiter } from './file-words.ts';
import classes from './ImportPage.module.css';
import { useImport } from './store.ts';

const zones = ['UTC', 'Europe/Paris', 'Europe/London', 'Europe/Lisbon'];
const delimiters = [';', ',', '\t'] as const;

/** What a person may say of a file; what is not certain stands there as a question. */
export function Answers({ seen }: { readonly seen: InspectionView }) {
  const { t } = useTranslation();
  const { accounts } = useConsole();
  const { looked, doing, correct } = useImport();
  const said = looked?.corrections ?? {};
  const [table] = seen.tables;
  const asked = (about: string) => seen.questions.find((question) => question.about === about);
  const hint = (about: string) => {
    const question = asked(about);
    if (!question) return undefined;
    return t(question.required ? 'imports.asked' : 'imports.checkIt');
  };
  const select = (correction: ImportCorrections) => void correct(correction);
  const form = seen.amounts.form === 'decimals' ? 'major' : seen.amounts.form;
  const disabled = doing !== null;
  const open = { value: '', label: t('imports.chooseOne') };
  return (
    <div className={classes.answers}>
      {(asked('account') || said.accountId !== undefined) && (
        <NativeSelect
          label={t('imports.fact.account')}
          description={hint('account')}
          value={said.accountId ?? ''}
          disabled={disabled}
          data={[open, ...accounts.map(({ accountId, label }) => ({ value: accountId, label }))]}
          onChange={({ currentTarget }) => currentTarget.value !== '' && select({ accountId: currentTarget.value })}
        />
      )}
      <NativeSelect
        label={t('imports.fact.amounts')}
        description={hint('amounts')}
        value={asked('amounts') ? '' : (form ?? '')}
        disabled={disabled}
        data={[
          ...(asked('amounts') ? [open] : []),
          ...(['minor', 'major'] as const).map((value) => ({ value, label: t(`imports.form.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          if (value === 'minor' || value === 'major') select({ amounts: value });
        }}
      />
      <NativeSelect
        label={t('imports.fact.zone')}
        description={hint('zone')}
        value={seen.zone}
        disabled={disabled}
        data={zones}
        onChange={({ currentTarget }) => select({ zone: currentTarget.value })}
      />
      <NativeSelect
        label={t('imports.fact.encoding')}
        description={hint('encoding')}
        value={table?.encoding ?? 'utf-8'}
        disabled={disabled}
        data={Object.entries(encodingNames).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => select({ encoding: currentTarget.value as Encoding })}
      />
      {table?.delimiter && (
        <NativeSelect
          label={t('imports.fact.delimiter')}
          value={table.delimiter}
          disabled={disabled}
          data={delimiters.map((value) => ({ value, label: nameDelimiter(t, value) }))}
          onChange={({ currentTarget }) => select({ delimiter: currentTarget.value as Delimiter })}
        />
      )}
    </div>
  );
}
