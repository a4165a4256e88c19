import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { extraDataForm } from '../../../contract/index.ts';
import { Section } from '../Section.tsx';
import type { AccountDraft } from './draft.ts';
import { type FieldsProps, fieldId } from './fields.ts';

/** What this desk sends of its own. Each request shows it in its preview before it leaves. */
export function SentFields({ draft, change, errors }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Section heading={t('accounts.sent.heading')} text={t('accounts.sent.text')}>
      <Radio.Group
        label={t('accounts.extraData.label')}
        description={t('accounts.extraData.hint')}
        value={draft.extraData}
        onChange={(form) => change({ extraData: form as AccountDraft['extraData'] })}
      >
        <Stack gap={10} mt={8}>
          {extraDataForm.options.map((form) => (
            <Radio
              key={form}
              value={form}
              label={t(`accounts.extraData.${form}`)}
              description={t(`accounts.extraData.explain.${form}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        id={fieldId('clientIp')}
        label={t('accounts.clientIp')}
        description={t('accounts.sent.clientIpHint')}
        maxLength={15}
        autoComplete="off"
        spellCheck={false}
        styles={{ input: { width: 180 } }}
        value={draft.clientIp}
        error={errors.clientIp}
        onChange={({ currentTarget }) => change({ clientIp: currentTarget.value })}
      />
      <TextInput
        id={fieldId('clientUserAgent')}
        label={t('accounts.clientUserAgent')}
        description={t('accounts.sent.clientUserAgentHint')}
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        value={draft.clientUserAgent}
        error={errors.clientUserAgent}
        onChange={({ currentTarget }) => change({ clientUserAgent: currentTarget.value })}
      />
      <TextInput
        id={fieldId('pageUrl')}
        label={t('accounts.pageUrl')}
        description={t('accounts.sent.pageUrlHint')}
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        value={draft.pageUrl}
        error={errors.pageUrl}
        onChange={({ currentTarget }) => change({ pageUrl: currentTarget.value })}
      />
    </Section>
  );
}
