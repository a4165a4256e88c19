import { Button, Radio, Select, Stack, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Refusal, refundReason, type TransactionDetail } from '../../contract/index.ts';
import { useRefusalText } from '../app/refusal-text.ts';
import { useFormats } from '../i18n/format.ts';
import { Balance } from '../transaction/Balance.tsx';
import { ActionBar } from '../ui/ActionBar.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Facts } from '../ui/Facts.tsx';
import { AmountField } from './AmountField.tsx';
import { type FormProblems, findProblems, type RefundForm, understand } from './form.ts';
import type { Refund } from './useRefund.ts';

interface WhatStepProps {
  readonly detail: TransactionDetail;
  readonly refund: Refund;
  readonly refusal: Refusal | null;
  readonly onCancel: () => void;
}

const longestNote = 200;
const fieldIds = { extent: 'refund-extent', amount: 'refund-amount', reason: 'refund-reason' };

/** Context first, then how much and why. Enter moves no money here: it leads to the review at most. */
export function WhatStep({ detail, refund, refusal, onCancel }: WhatStepProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const refusalText = useRefusalText();
  const { form, change } = refund;
  const [tried, setTried] = useState(0);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const left = { minor: detail.balance.left, currency: detail.balance.currency };
  const understanding = understand(form, left, formats.locale);
  const problems: FormProblems = tried > 0 ? findProblems(form, understanding) : {};
  const amountMessage = problems.amount && t(`amount.${problems.amount}`, { left: formats.amount(left) });
  const reasonMessage = problems.reason && t('refund.reasonMissing');
  const errors = [
    ...(amountMessage ? [{ fieldId: fieldIds.amount, message: amountMessage }] : []),
    ...(reasonMessage ? [{ fieldId: fieldIds.reason, message: reasonMessage }] : []),
    ...(refusal ? [{ fieldId: fieldIds.extent, message: refusalText(refusal) }] : []),
  ];

  const review = () => {
    setTried((times) => times + 1);
    if (understanding.kind === 'sure' && form.reason !== null) void refund.prepare(understanding.money);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      <Stack gap={18}>
        {errors.length > 0 && <ErrorSummary key={tried} title={t('refund.errors')} errors={errors} />}
        <Balance balance={detail.balance} />
        <Facts
          facts={[
            { label: t('column.order'), value: detail.row.orderId },
            { label: t('column.client'), value: detail.row.clientEmail || detail.row.client || '–' },
            { label: t('transaction.card'), value: detail.row.card || '–' },
          ]}
        />
        <Radio.Group
          label={t('refund.extent')}
          value={form.extent}
          onChange={(extent) => change({ extent: extent as RefundForm['extent'] })}
        >
          <Stack gap={8} mt={6}>
            <Radio
              ref={first}
              data-autofocus
              id={fieldIds.extent}
              value="allThatIsLeft"
              label={t('refund.allThatIsLeft', { amount: formats.amount(left) })}
            />
            <Radio value="part" label={t('refund.part')} />
          </Stack>
        </Radio.Group>
        {form.extent === 'part' && (
          <AmountField
            id={fieldIds.amount}
            text={form.amountText}
            left={left}
            understanding={understanding}
            error={amountMessage}
            onChange={(amountText) => change({ amountText })}
          />
        )}
        <Select
          id={fieldIds.reason}
          label={t('refund.reason')}
          placeholder={t('refund.reasonHint')}
          data={refundReason.options.map((value) => ({ value, label: t(`reason.${value}`) }))}
          value={form.reason}
          error={reasonMessage}
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          onChange={(reason) => change({ reason: reason as RefundForm['reason'] })}
        />
        <Textarea
          label={t('refund.note')}
          description={t('refund.noteHint', { count: longestNote - form.note.length })}
          inputWrapperOrder={['label', 'input', 'description']}
          autosize
          minRows={2}
          maxLength={longestNote}
          value={form.note}
          onChange={({ currentTarget }) => change({ note: currentTarget.value })}
        />
        <ActionBar>
          <Button variant="default" onClick={onCancel}>
            {t('refund.cancel')}
          </Button>
          <Button type="submit">{t('refund.toReview')}</Button>
        </ActionBar>
      </Stack>
    </form>
  );
}
