import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../Section.tsx';
import type { AccountDraft } from './draft.ts';
import { type FieldsProps, fieldId } from './fields.ts';

const signings: readonly AccountDraft['signing'][] = ['accountKey', 'apiKey'];
const notificationKeys: readonly AccountDraft['notificationKey'][] = ['same', 'own'];

interface SigningFieldsProps extends FieldsProps {
  /** A new account is asked for its keys in the next step, another one has them on its page. */
  readonly added: boolean;
}

/** Which keys sign. The keys themselves never stand in this form. */
export function SigningFields({ draft, change, errors, added }: SigningFieldsProps) {
  const { t } = useTranslation();
  return (
    <Section
      heading={t('accounts.signing.heading')}
      text={t(added ? 'accounts.signing.textAdded' : 'accounts.signing.text')}
    >
      <Radio.Group
        label={t('accounts.signing.label')}
        value={draft.signing}
        onChange={(signing) => change({ signing: signing as AccountDraft['signing'] })}
      >
        <Stack gap={10} mt={8}>
          {signings.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={t(`accounts.signing.${kind}`)}
              description={t(`accounts.signing.explain.${kind}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {draft.signing === 'apiKey' && (
        <TextInput
          id={fieldId('apiKeyId')}
          label={t('accounts.apiKeyId')}
          description={t('accounts.signing.apiKeyIdHint')}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          value={draft.apiKeyId}
          error={errors.apiKeyId}
          onChange={({ currentTarget }) => change({ apiKeyId: currentTarget.value })}
        />
      )}
      <Radio.Group
        label={t('accounts.notificationKey.label')}
        value={draft.notificationKey}
        onChange={(key) => change({ notificationKey: key as AccountDraft['notificationKey'] })}
      >
        <Stack gap={10} mt={8}>
          {notificationKeys.map((key) => (
            <Radio
              key={key}
              value={key}
              label={t(`accounts.notificationKey.${key}`)}
              description={t(`accounts.notificationKey.explain.${key}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Section>
  );
}
