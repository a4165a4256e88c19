import { Button, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeskOperation, findTextProblem, type Refusal } from '../../contract/index.ts';
import { useRefusalText } from '../app/refusal-text.ts';
import { ActionBar } from '../ui/ActionBar.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { operationNoteId, ReasonFields, reasonFieldId } from './ReasonFields.tsx';
import { isTypedInto, reasonOfKey } from './reason-keys.ts';
import type { Filling } from './useOperation.ts';

/** A field of the operation's own with what is wrong with it. */
export interface FieldProblem {
  readonly fieldId: string;
  readonly message: string | undefined;
}

interface WhatFormProps {
  readonly operation: DeskOperation;
  readonly making: Filling;
  readonly refusal: Refusal | null;
  /** Has the focus at first, and is where a refusal leads to. */
  readonly firstFieldId: string;
  readonly problems?: readonly FieldProblem[];
  /** Called only when nothing is wrong. */
  readonly onReview: () => void;
  readonly onCancel: () => void;
  /** The operation's own part; what is wrong is shown once the person has tried. */
  readonly children: (tried: boolean) => ReactNode;
}

/** Context first, then how much and why. Enter moves no money here: it leads to the review at most. */
export function WhatForm(props: WhatFormProps) {
  const { operation, making, refusal, firstFieldId, problems = [], onReview, onCancel, children } = props;
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  // Whoever comes back from a review that is out of date sees at once what no longer fits; the summary takes the focus.
  const [cameBack] = useState(refusal !== null);
  const [tries, setTries] = useState(cameBack ? 1 : 0);
  useEffect(() => {
    if (!cameBack) document.getElementById(firstFieldId)?.focus();
  }, [cameBack, firstFieldId]);
  const reasonMessage = making.form.reason === null ? t('form.reasonMissing') : undefined;
  const noteProblem = findTextProblem(making.form.note);
  const noteMessage = noteProblem && t(`note.${noteProblem}`);
  const wrong = [
    ...problems,
    { fieldId: reasonFieldId, message: reasonMessage },
    { fieldId: operationNoteId, message: noteMessage },
  ].flatMap(({ fieldId, message }) => (message === undefined ? [] : [{ fieldId, message }]));
  const shown = [
    ...(refusal ? [{ fieldId: firstFieldId, message: refusalText(refusal) }] : []),
    ...(tries > 0 ? wrong : []),
  ];
  return (
    <form
      noValidate
      onKeyDown={(event) => {
        const reason = isTypedInto(event.target) ? undefined : reasonOfKey(operation, event.nativeEvent);
        if (!reason) return;
        event.preventDefault();
        making.change({ reason });
      }}
      onSubmit={(event) => {
        event.preventDefault();
        setTries((times) => times + 1);
        if (wrong.length === 0) onReview();
      }}
    >
      <Stack gap={18}>
        {shown.length > 0 && <ErrorSummary key={tries} title={t('form.errors')} errors={shown} />}
        {children(tries > 0)}
        <ReasonFields
          operation={operation}
          making={making}
          error={tries > 0 ? reasonMessage : undefined}
          noteError={tries > 0 ? noteMessage : undefined}
        />
        <ActionBar>
          <Button variant="default" onClick={onCancel}>
            {t('form.cancel')}
          </Button>
          <Button type="submit">{t('form.toReview')}</Button>
        </ActionBar>
      </Stack>
    </form>
  );
}
