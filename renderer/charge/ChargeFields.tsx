import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Charge, mostAgreement, mostDescription } from '../../contract/index.ts';
import type { OperationForm } from '../operation/form.ts';
import { DateInput } from '../ui/DateInput.tsx';
import { type ChargeFieldTexts, fieldIds } from './charge-fields.ts';

interface ChargeFieldsProps {
  readonly operation: Charge;
  /** False where the holder takes part: then nothing else gives the right to it. */
  readonly withAgreement?: boolean;
  readonly fields: ChargeFieldTexts;
  readonly earliestCaptureDay: string;
  /** Which days may be named, where these are not the usual ones. */
  readonly captureDayHint?: string;
  /** Whether a free order is offered: a first collection follows none. */
  readonly offersOrder?: boolean;
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly change: (changes: Partial<OperationForm>) => void;
}

const wrapperOrder = ['label', 'input', 'error', 'description'] as const;
const [longestOrder, longestName] = [40, 255];

/** What a charge needs beside its amount, each with its limit at the field (protocol.md §5). */
export function ChargeFields(props: ChargeFieldsProps) {
  const { operation, withAgreement = true, fields, earliestCaptureDay, captureDayHint } = props;
  const { offersOrder = true, errorOf, change } = props;
  const { t } = useTranslation();
  const usual = { inputWrapperOrder: [...wrapperOrder], autoComplete: 'off' };
  return (
    <>
      <TextInput
        {...usual}
        id={fieldIds.order}
        label={t('charge.order')}
        description={t(offersOrder ? 'charge.orderHint' : 'collection.first.orderHint', { most: longestOrder })}
        maxLength={longestOrder}
        value={fields.order}
        error={errorOf(fieldIds.order)}
        onChange={({ currentTarget }) => change({ orderText: currentTarget.value })}
      />
      {operation === 'authorization' && (
        <DateInput
          {...usual}
          id={fieldIds.captureDay}
          label={t('charge.captureDay')}
          description={captureDayHint ?? t('charge.captureDayHint')}
          min={earliestCaptureDay}
          value={fields.captureDay}
          error={errorOf(fieldIds.captureDay)}
          onChange={({ currentTarget }) => change({ captureDay: currentTarget.value })}
        />
      )}
      <TextInput
        {...usual}
        id={fieldIds.description}
        label={t('charge.description')}
        description={t('charge.descriptionHint', { count: mostDescription - fields.description.length })}
        maxLength={mostDescription}
        value={fields.description}
        error={errorOf(fieldIds.description)}
        onChange={({ currentTarget }) => change({ description: currentTarget.value })}
      />
      {withAgreement && (
        <Textarea
          {...usual}
          id={fieldIds.agreement}
          label={t('charge.agreement')}
          description={t('charge.agreementHint', { count: mostAgreement - fields.agreement.length })}
          autosize
          minRows={2}
          maxLength={mostAgreement}
          value={fields.agreement}
          error={errorOf(fieldIds.agreement)}
          onChange={({ currentTarget }) => change({ agreement: currentTarget.value })}
        />
      )}
      <TextInput
        {...usual}
        id={fieldIds.client}
        label={t('client.ident')}
        description={t('charge.clientHint', { most: longestName })}
        maxLength={longestName}
        value={fields.client}
        error={errorOf(fieldIds.client)}
        onChange={({ currentTarget }) => change({ clientText: currentTarget.value })}
      />
      <TextInput
        {...usual}
        id={fieldIds.email}
        label={t('client.email')}
        maxLength={longestName}
        value={fields.email}
        error={errorOf(fieldIds.email)}
        onChange={({ currentTarget }) => change({ emailText: currentTarget.value })}
      />
    </>
  );
}
