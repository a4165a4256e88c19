import { Button, Group, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currency, Money } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import classes from './AmountField.module.css';
import type { Understanding } from './form.ts';

interface AmountFieldProps {
  readonly id: string;
  /** Where it is more than the amount of what is made: the total of a plan. */
  readonly label?: string | undefined;
  readonly text: string;
  readonly currency: Currency;
  readonly understanding: Understanding;
  readonly error: string | undefined;
  /** What follows from an amount that is sure, such as what will be left. */
  readonly consequence?: ((money: Money) => ReactNode) | undefined;
  readonly onChange: (text: string) => void;
}

/** An amount as people type it, with its currency fixed and, below it, in words what was understood. */
export function AmountField({
  id,
  label,
  text,
  currency,
  understanding,
  error,
  consequence,
  onChange,
}: AmountFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      id={id}
      data-autofocus
      label={label ?? t('amount.label')}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={error}
      rightSection={<span className={classes.currency}>{currency}</span>}
      rightSectionWidth={56}
      rightSectionPointerEvents="none"
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      // The kit ties a description to its field; an element that comes only with its words is not spoken.
      description={<Echo understanding={understanding} consequence={consequence} onChange={onChange} />}
      descriptionProps={{ component: 'div', 'aria-live': 'polite', className: classes.echo }}
      classNames={{ input: `numeric ${classes.input}` }}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** What was understood, in words; or, where a text can mean two amounts, both to choose from. */
function Echo({
  understanding,
  consequence,
  onChange,
}: Pick<AmountFieldProps, 'understanding' | 'consequence' | 'onChange'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      {understanding.kind === 'sure' && (
        <>
          <span className={classes.words}>{formats.words(understanding.money)}</span>
          {consequence && <span>{consequence(understanding.money)}</span>}
        </>
      )}
      {understanding.kind === 'ambiguous' && (
        <>
          <span>{t('amount.which')}</span>
          <Group gap={8} mt={4}>
            {understanding.readings.map((reading) => (
              <Button
                key={reading.minor}
                size="compact-sm"
                variant="default"
                onClick={() => onChange(formats.number(reading))}
              >
                {formats.amount(reading)}
              </Button>
            ))}
          </Group>
        </>
      )}
    </>
  );
}
