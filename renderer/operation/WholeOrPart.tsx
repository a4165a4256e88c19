import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money } from '../../contract/index.ts';
import { AmountField } from './AmountField.tsx';
import type { OperationForm, Understanding } from './form.ts';
import classes from './WholeOrPart.module.css';

interface WholeOrPartProps {
  /** The prefix of the ids; `-extent` and `-amount` follow. */
  readonly id: string;
  readonly question: string;
  /** Names the amount: `All that is left: 6.95 €`. */
  readonly all: string;
  readonly limit: Money;
  readonly form: OperationForm;
  readonly understanding: Understanding;
  readonly error: string | undefined;
  readonly consequence: (money: Money) => ReactNode;
  readonly onChange: (changes: Partial<OperationForm>) => void;
}

/** All that is allowed, or a part of it: there is no empty box that could mean "everything". */
export function WholeOrPart(props: WholeOrPartProps) {
  const { id, question, all, limit, form, understanding, error, consequence, onChange } = props;
  const { t } = useTranslation();
  return (
    <div>
      <Radio.Group
        label={question}
        value={form.extent}
        onChange={(extent) => onChange({ extent: extent as OperationForm['extent'] })}
      >
        <Stack gap={8} mt={6}>
          <Radio id={`${id}-extent`} data-autofocus value="all" label={all} />
          <Radio value="part" label={t('amount.part')} />
        </Stack>
      </Radio.Group>
      {form.extent === 'part' && (
        <div className={classes.part}>
          <AmountField
            id={`${id}-amount`}
            text={form.amountText}
            currency={limit.currency}
            understanding={understanding}
            error={error}
            consequence={consequence}
            onChange={(amountText) => onChange({ amountText })}
          />
        </div>
      )}
    </div>
  );
}
