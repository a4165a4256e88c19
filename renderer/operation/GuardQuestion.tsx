import { Textarea } from '@mantine/core';
import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GuardView, OperationView } from '../../contract/index.ts';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './GuardQuestion.module.css';
import { useGuardText } from './guard-text.ts';

export const guardFieldId = 'guard-answer';
const longestAnswer = 200;

interface GuardQuestionProps {
  readonly guards: readonly GuardView[];
  readonly operation: OperationView;
  readonly answer: string;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (answer: string) => void;
}

/** What speaks against sending, each in a sentence, and one question. Whoever answers it may go on. */
export function GuardQuestion({ guards, operation, answer, error, disabled, onChange }: GuardQuestionProps) {
  const { t } = useTranslation();
  const guardText = useGuardText();
  return (
    <section className={classes.question} aria-labelledby="guard-title">
      <h3 id="guard-title" className={classes.title}>
        <ShieldAlert size={16} aria-hidden />
        {t('guard.title')}
      </h3>
      <ul className={classes.guards}>
        {guards.map((guard) => (
          <li key={JSON.stringify(guard)}>
            {guardText(guard, operation.operation)}
            {'transactionId' in guard && guard.transactionId !== null && (
              <OpenTransaction accountId={operation.accountId} transactionId={guard.transactionId} />
            )}
          </li>
        ))}
      </ul>
      <Textarea
        id={guardFieldId}
        label={t('guard.answer')}
        description={t('guard.answerHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={2}
        maxLength={longestAnswer}
        value={answer}
        error={error}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </section>
  );
}

/** Leads to what the guard saw; what was typed for this operation stays. */
function OpenTransaction({ accountId, transactionId }: { readonly accountId: string; readonly transactionId: string }) {
  const { t } = useTranslation();
  const { follow } = useWindow();
  return (
    <>
      {' '}
      <button
        type="button"
        className={classes.link}
        aria-label={t('guard.open', { id: transactionId })}
        onClick={() => follow({ accountId, transactionId })}
      >
        <ForeignText text={transactionId} />
      </button>
    </>
  );
}
