import { Checkbox } from '@mantine/core';
import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from '../operation/GuardQuestion.module.css';
import { type ReminderView, useReminderText } from './reminder-text.ts';

export const reminderFieldId = 'reminder-answer';

interface ReminderQuestionProps {
  readonly reminder: ReminderView;
  readonly goesOn: boolean;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (goesOn: boolean) => void;
}

/** Which limit of this desk's own is gone beyond, and one question. It is a reminder, and says so: whoever sits here may go on. */
export function ReminderQuestion({ reminder, goesOn, error, disabled, onChange }: ReminderQuestionProps) {
  const { t } = useTranslation();
  const sentences = useReminderText()(reminder);
  return (
    <section className={classes.question} aria-labelledby="reminder-title">
      <h3 id="reminder-title" className={classes.title}>
        <BellRing size={16} aria-hidden />
        {t('limit.title')}
      </h3>
      <ul className={classes.guards}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Checkbox
        id={reminderFieldId}
        label={t('limit.goOn')}
        description={t('limit.cannotStop')}
        checked={goesOn}
        error={error}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </section>
  );
}
