import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DeskOperation, type OperationReason, reasonsOf } from '../../contract/index.ts';
import type { Filling } from './useOperation.ts';

export const reasonFieldId = 'operation-reason';
export const operationNoteId = 'operation-note';
const longestNote = 200;

interface ReasonFieldsProps {
  readonly operation: DeskOperation;
  readonly making: Filling;
  readonly error: string | undefined;
  readonly noteError: string | undefined;
}

/** Why, from the list that fits the operation, and a note for one's own records. */
export function ReasonFields({ operation, making, error, noteError }: ReasonFieldsProps) {
  const { t } = useTranslation();
  const { form, change } = making;
  return (
    <>
      <Select
        id={reasonFieldId}
        data-autofocus
        label={t('form.reason')}
        placeholder={t('form.reasonHint')}
        description={t('form.reasonKeys', { first: 1, last: reasonsOf[operation].length })}
        data={reasonsOf[operation].map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={form.reason}
        error={error}
        allowDeselect={false}
        // A drawer that begins with this field would open with its list over everything else.
        openOnFocus={false}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(reason) => change({ reason: reason as OperationReason | null })}
      />
      <Textarea
        id={operationNoteId}
        error={noteError}
        label={t('form.note')}
        description={t('form.noteHint', { count: longestNote - form.note.length })}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autosize
        minRows={2}
        maxLength={longestNote}
        value={form.note}
        onChange={({ currentTarget }) => change({ note: currentTarget.value })}
      />
    </>
  );
}
