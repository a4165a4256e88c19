import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeskLimitView, type DeskOperation, deskOperation } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useAmountMessage } from '../operation/amount-message.ts';
import { findAmountProblem, understandAmount } from '../operation/form.ts';
import { useConsole } from '../state/console.tsx';
import classes from './LockSetting.module.css';

interface LimitFormProps {
  readonly onKeep: (limit: DeskLimitView) => void;
  readonly onCancel: () => void;
}

/** One operation in one currency, and what of it a person wants to be reminded of: one figure at least. */
export function LimitForm({ onKeep, onCancel }: LimitFormProps) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const { accounts } = useConsole();
  const amountMessage = useAmountMessage();
  const currencies = [...new Set([...accounts.map((account) => account.currency), 'EUR'])];
  const [operation, setOperation] = useState<DeskOperation>('refund');
  const [currency, setCurrency] = useState(currencies[0] ?? 'EUR');
  const [texts, setTexts] = useState({ alone: '', day: '' });
  const [isTried, setTried] = useState(false);
  const read = (text: string) => (text.trim() === '' ? null : understandAmount(text, currency, null, locale));
  const [alone, day] = [read(texts.alone), read(texts.day)];
  const problemOf = (figure: ReturnType<typeof read>) => {
    if (!isTried) return undefined;
    if (figure === null) return texts.alone + texts.day === '' ? t('limit.setting.missing') : undefined;
    return amountMessage(findAmountProblem(figure), '');
  };
  const keep = () => {
    setTried(true);
    const isFit = [alone, day].every((figure) => figure === null || figure.kind === 'sure');
    if (!isFit || (alone === null && day === null)) return;
    const minorOf = (figure: ReturnType<typeof read>) => (figure?.kind === 'sure' ? figure.money.minor : null);
    onKeep({ operation, currency, alone: minorOf(alone), day: minorOf(day) });
  };
  return (
    <form
      noValidate
      autoComplete="off"
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <NativeSelect
        label={t('limit.setting.operation')}
        data-autofocus
        value={operation}
        data={deskOperation.options.map((value) => ({ value, label: t(`operation.${value}`) }))}
        onChange={({ currentTarget }) => setOperation(currentTarget.value as DeskOperation)}
      />
      <NativeSelect
        label={t('limit.setting.currency')}
        value={currency}
        data={currencies}
        onChange={({ currentTarget }) => setCurrency(currentTarget.value)}
      />
      {(['alone', 'day'] as const).map((name) => (
        <TextInput
          key={name}
          label={t(`limit.setting.${name}`)}
          inputMode="decimal"
          rightSection={currency}
          rightSectionWidth={56}
          rightSectionPointerEvents="none"
          value={texts[name]}
          error={problemOf(name === 'alone' ? alone : day)}
          onChange={({ currentTarget }) => setTexts((now) => ({ ...now, [name]: currentTarget.value }))}
        />
      ))}
      <Group gap={8}>
        <Button type="submit">{t('limit.setting.keep')}</Button>
        <Button variant="default" onClick={onCancel}>
          {t('accounts.cancel')}
        </Button>
      </Group>
    </form>
  );
}
