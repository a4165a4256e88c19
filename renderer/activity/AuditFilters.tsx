import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditArea, type AuditFilter, auditArea } from '../../contract/index.ts';
import { DateInput } from '../ui/DateInput.tsx';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

/** Which lines are wanted: what is typed counts once it is left, or with Enter. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('audit.filter.area')}
        value={filter.area ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ ...filter, area: currentTarget.value === '' ? null : (currentTarget.value as AuditArea) })
        }
        data={[
          { value: '', label: t('audit.filter.everything') },
          ...auditArea.options.map((area) => ({ value: area, label: t(`audit.area.${area}`) })),
        ]}
      />
      <Typed label={t('audit.filter.who')} value={filter.who} onSettled={(who) => onChange({ ...filter, who })} />
      <Typed
        label={t('audit.filter.about')}
        placeholder={t('audit.filter.aboutHint')}
        value={filter.about}
        onSettled={(about) => onChange({ ...filter, about })}
      />
      <Day label={t('audit.filter.from')} value={filter.from} onChange={(from) => onChange({ ...filter, from })} />
      <Day label={t('audit.filter.to')} value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
    </>
  );
}

interface TypedProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onSettled: (text: string) => void;
}

function Typed({ label, placeholder, value, onSettled }: TypedProps) {
  const [text, setText] = useState(value);
  const settle = () => text.trim() !== value && onSettled(text.trim());
  return (
    <TextInput
      size="xs"
      w={150}
      label={label}
      {...(placeholder !== undefined && { placeholder })}
      maxLength={255}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={settle}
      onKeyDown={({ key }) => key === 'Enter' && settle()}
    />
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}

/** What is no whole day yet counts for nothing. */
function Day({ label, value, onChange }: DayProps) {
  return (
    <DateInput
      size="xs"
      label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
    />
  );
}
