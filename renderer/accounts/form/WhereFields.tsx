import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { environment } from '../../../contract/index.ts';
import { EnvironmentBadge } from '../../environment/EnvironmentBadge.tsx';
import { useConsole } from '../../state/console.tsx';
import { Section } from '../Section.tsx';
import { type AccountDraft, countedAs, hostsOf, inEnvironment, ownHost } from './draft.ts';
import { type FieldsProps, fieldId } from './fields.ts';
import classes from './WhereFields.module.css';

/** Environment and host: the one is said, the other is held against it, so that neither can be mistaken. */
export function WhereFields({ draft, change, errors }: FieldsProps) {
  const { t } = useTranslation();
  const here = useConsole().environment;
  const hosts = hostsOf(draft.environment);
  const own = draft.host === ownHost;
  return (
    <Section heading={t('accounts.where.heading')} text={t('accounts.where.text')}>
      <Radio.Group
        label={t('accounts.where.environment')}
        value={draft.environment}
        onChange={(value) => change(inEnvironment(draft, value as AccountDraft['environment']))}
      >
        <Stack gap={10} mt={8}>
          {environment.options.toReversed().map((name) => (
            <Radio
              key={name}
              value={name}
              label={t(`environment.${name}`)}
              description={t(`accounts.where.explain.${name}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {draft.environment !== here && (
        <p className={classes.leads}>
          {t('accounts.where.leads')} <EnvironmentBadge environment={draft.environment} />
        </p>
      )}
      {hosts.length > 0 && (
        <Select
          id={own ? undefined : fieldId('url')}
          label={t('accounts.host')}
          data={[
            ...hosts.map((host) => ({ value: host, label: host })),
            { value: ownHost, label: t('accounts.where.otherHost') },
          ]}
          value={draft.host}
          error={own ? undefined : errors.url}
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          onChange={(host) => change({ host: host ?? draft.host })}
        />
      )}
      {own && <OwnAddress draft={draft} change={change} errors={errors} />}
    </Section>
  );
}

/** Says at once what an address counts as: one that is on no list wears the colours of production. */
function OwnAddress({ draft, change, errors }: FieldsProps) {
  const { t } = useTranslation();
  const counted = countedAs(draft);
  return (
    <TextInput
      id={fieldId('url')}
      label={t('accounts.where.address')}
      placeholder={t(draft.environment === 'sandbox' ? 'accounts.where.sandboxHint' : 'accounts.where.addressHint')}
      maxLength={255}
      autoComplete="off"
      spellCheck={false}
      value={draft.ownUrl}
      error={errors.url}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      descriptionProps={{ 'aria-live': 'polite', className: classes.counted }}
      description={
        counted && (
          <>
            <span>{t('accounts.where.counted')}</span> <EnvironmentBadge environment={counted} />
            {counted === 'production' && <span>{t('accounts.where.onNoList')}</span>}
          </>
        )
      }
      onChange={({ currentTarget }) => change({ ownUrl: currentTarget.value })}
    />
  );
}
