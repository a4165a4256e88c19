import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currencySchema } from '../../../contract/index.ts';
import { useFormats } from '../../i18n/format.ts';
import { Section } from '../Section.tsx';
import { type FieldsProps, fieldId } from './fields.ts';

interface IdentityFieldsProps extends FieldsProps {
  /** IDENTIFIER makes the account: it is chosen once. */
  readonly fixed: boolean;
}

/** What the merchant calls the account, and what the gateway calls it. */
export function IdentityFields({ draft, change, errors, fixed }: IdentityFieldsProps) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const currencies = useMemo(() => listCurrencies(language), [language]);
  return (
    <Section heading={t('accounts.identity.heading')} text={t('accounts.identity.text')}>
      <TextInput
        id={fieldId('label')}
        label={t('accounts.label')}
        description={t('accounts.identity.labelHint')}
        maxLength={60}
        autoComplete="off"
        value={draft.label}
        error={errors.label}
        onChange={({ currentTarget }) => change({ label: currentTarget.value })}
      />
      {!fixed && (
        <TextInput
          id={fieldId('identifier')}
          label={t('accounts.identifier')}
          description={t('accounts.identity.identifierHint')}
          maxLength={32}
          autoComplete="off"
          spellCheck={false}
          value={draft.identifier}
          error={errors.identifier}
          onChange={({ currentTarget }) => change({ identifier: currentTarget.value })}
        />
      )}
      <Select
        id={fieldId('currency')}
        label={t('accounts.currency')}
        description={t('accounts.identity.currencyHint')}
        data={currencies}
        value={draft.currency}
        error={errors.currency}
        searchable
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(currency) => change({ currency: currency ?? draft.currency })}
      />
    </Section>
  );
}

/** Every currency that the gateway's amounts can be in, by code and name. */
function listCurrencies(language: string) {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return Intl.supportedValuesOf('currency')
    .filter((code) => currencySchema.safeParse(code).success)
    .map((code) => ({ value: code, label: `${code} · ${names.of(code)}` }));
}
