import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { accountMethod, creditMode } from '../../../contract/index.ts';
import { Section } from '../Section.tsx';
import type { AccountDraft } from './draft.ts';
import { type FieldsProps, fieldId } from './fields.ts';

/** What was agreed with the gateway: credits, and the days in which one may void or capture. */
export function RuleFields({ draft, change, errors }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Section heading={t('accounts.rules.heading')} text={t('accounts.rules.text')}>
      <Radio.Group
        label={t('accounts.creditMode.label')}
        value={draft.creditMode}
        onChange={(mode) => change({ creditMode: mode as AccountDraft['creditMode'] })}
      >
        <Stack gap={10} mt={8}>
          {creditMode.options.map((mode) => (
            <Radio
              key={mode}
              value={mode}
              label={t(`accounts.creditMode.${mode}`)}
              description={t(`accounts.creditMode.explain.${mode}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={t('accounts.paymentMethod.label')}
        description={t('accounts.paymentMethod.hint')}
        data={accountMethod.options.map((method) => ({ value: method, label: t(`accounts.paymentMethod.${method}`) }))}
        value={draft.paymentMethod}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(method) =>
          change({ paymentMethod: (method ?? draft.paymentMethod) as AccountDraft['paymentMethod'] })
        }
      />
      <Select
        id={fieldId('voidZone')}
        label={t('accounts.voidZone')}
        description={t('accounts.rules.voidZoneHint')}
        data={zonesWith(draft.voidZone)}
        value={draft.voidZone}
        error={errors.voidZone}
        searchable
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(zone) => change({ voidZone: zone ?? draft.voidZone })}
      />
      <TextInput
        id={fieldId('captureDays')}
        label={t('accounts.captureDays')}
        description={t('accounts.rules.captureDaysHint')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        styles={{ input: { width: 96 } }}
        value={draft.captureDays}
        error={errors.captureDays}
        onChange={({ currentTarget }) => change({ captureDays: currentTarget.value })}
      />
      <TextInput
        id={fieldId('exportLagMinutes')}
        label={t('accounts.exportLag')}
        description={t('accounts.rules.exportLagHint')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        styles={{ input: { width: 96 } }}
        value={draft.exportLagMinutes}
        error={errors.exportLagMinutes}
        onChange={({ currentTarget }) => change({ exportLagMinutes: currentTarget.value })}
      />
    </Section>
  );
}

/** The zones of this machine, and the one that is set, which may have an older name. */
function zonesWith(zone: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), zone])];
}
