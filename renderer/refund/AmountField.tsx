import { Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Money } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import classes from './AmountField.module.css';
import type { Understanding } from './form.ts';

interface AmountFieldProps {
  readonly id: string;
  readonly text: string;
  readonly left: Money;
  readonly understanding: Understanding;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

/** An amount as people type it, with its currency fixed and, beside it, in words what was understood. */
export function AmountField({ id, text, left, understanding, error, onChange }: AmountFieldProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { currency } = left;
  return (
    <div className={classes.field}>
      <TextInput
        id={id}
        label={t('refund.amount')}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        error={error}
        rightSection={<span className={classes.currency}>{currency}</span>}
        rightSectionWidth={56}
        rightSectionPointerEvents="none"
        aria-describedby={`${id}-echo`}
        classNames={{ input: `numeric ${classes.input}` }}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <div id={`${id}-echo`} aria-live="polite" className={classes.echo}>
        {understanding.kind === 'sure' && (
          <>
            <span className={classes.words}>{formats.words(understanding.money)}</span>
            <span>
              {t('refund.leftAfter', {
                left: formats.amount({ currency, minor: left.minor - understanding.money.minor }),
              })}
            </span>
          </>
        )}
        {understanding.kind === 'ambiguous' && (
          <>
            <span>{t('refund.whichAmount')}</span>
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
      </div>
    </div>
  );
}
