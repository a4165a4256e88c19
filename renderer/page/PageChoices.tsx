import { Checkbox, Radio, SegmentedControl, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Charge, charge, pageLanguage, pageLives } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import type { HolderForm } from '../operation/form.ts';
import type { HolderTarget } from '../state/window.ts';
import type { PageWay } from './page-form.ts';

interface PageChoicesProps {
  readonly form: HolderForm;
  readonly target: HolderTarget;
  readonly way: PageWay;
  readonly change: (form: HolderForm) => void;
}

const ways = ['threeDSecure', 'hostedForm'] as const;
const keepings = ['never', 'offered', 'always'] as const;
const boxes = ['authenticate', 'hideEmail', 'hideName'] as const;

/** What the page is: by which card, for what, in which language and until when; of a form's page what it asks for. */
export function PageChoices({ form, target, way, change }: PageChoicesProps) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return (
    <>
      <SegmentedControl<Charge>
        aria-label={t('page.operation')}
        size="sm"
        data={charge.options.map((value) => ({ value, label: t(`operation.${value}`) }))}
        value={form.operation}
        onChange={(operation) => change({ ...form, operation })}
      />
      {target.hasAlias && (
        <Radio.Group
          label={t('page.way.label')}
          value={way}
          onChange={(chosen) => change({ ...form, way: chosen as PageWay })}
        >
          <Stack gap={8} mt={6}>
            {ways.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`page.way.${value}`, { card: target.card || t('page.way.storedCard') })}
                description={t(`page.way.hint.${value}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Select
        label={t('page.language')}
        data={pageLanguage.options.map((value) => ({ value, label: names.of(value) ?? value }))}
        value={form.language ?? language}
        allowDeselect={false}
        onChange={(chosen) => change({ ...form, language: chosen as HolderForm['language'] })}
      />
      {way === 'hostedForm' && (
        <>
          <Select
            label={t('page.life.label')}
            description={t('page.life.hint')}
            data={pageLives.map((minutes) => ({ value: String(minutes), label: t(`page.life.${minutes}`) }))}
            value={String(form.validMinutes)}
            allowDeselect={false}
            onChange={(minutes) => change({ ...form, validMinutes: Number(minutes) })}
          />
          <Select
            label={t('page.keepCard.label')}
            data={keepings.map((value) => ({ value, label: t(`page.keepCard.${value}`) }))}
            value={form.keepCard}
            allowDeselect={false}
            onChange={(keepCard) => change({ ...form, keepCard: keepCard as HolderForm['keepCard'] })}
          />
          <Stack gap={8}>
            {boxes.map((name) => (
              <Checkbox
                key={name}
                label={t(`page.box.${name}`)}
                checked={form[name]}
                onChange={({ currentTarget }) => change({ ...form, [name]: currentTarget.checked })}
              />
            ))}
          </Stack>
        </>
      )}
    </>
  );
}
