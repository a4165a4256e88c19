import { Button, Group, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestNoteText, type Refusal, type TransactionRow } from '../../../contract/index.ts';
import { RefusalNote } from '../../app/RefusalNote.tsx';
import { bridge } from '../../bridge.ts';
import { useDraftKey } from '../../state/draft-key.ts';
import { useOneAtATime } from '../../ui/useOneAtATime.ts';
import classes from './AddNote.module.css';
import { useNoteDrafts } from './drafts.ts';
import { findNoteProblem } from './note-problem.ts';

interface AddNoteProps {
  readonly row: TransactionRow;
  readonly onClose: () => void;
  readonly onAdded: () => void;
}

/** A note for whoever opens this order next. Escape folds the field away and loses nothing; Ctrl and Enter save. */
export function AddNote({ row, onClose, onAdded }: AddNoteProps) {
  const { t } = useTranslation();
  const { drafts, keep } = useNoteDrafts();
  const { accountId, transactionId } = row;
  const key = useDraftKey()('note', accountId, transactionId);
  const text = drafts[key] ?? '';
  const [tried, setTried] = useState(false);
  const { busy, run } = useOneAtATime(key);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const problem = findNoteProblem(text);
  const save = async () => {
    setTried(true);
    if (problem !== null) return field.current?.focus();
    const result = await bridge.notes.add({ accountId, about: { by: 'transaction', transactionId }, text });
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    keep(key, '');
    onAdded();
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(save);
      }}
    >
      <Textarea
        ref={field}
        label={t('note.label')}
        description={t('note.hint', { count: longestNoteText - text.length })}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoFocus
        autosize
        minRows={2}
        maxRows={8}
        maxLength={longestNoteText}
        value={text}
        error={tried && problem !== null ? t(`note.${problem}`) : undefined}
        onChange={({ currentTarget }) => keep(key, currentTarget.value)}
        // What is being written is the note as it stands.
        readOnly={busy}
        onKeyDown={({ key: pressed, ctrlKey, metaKey, repeat, nativeEvent }) => {
          if (nativeEvent.isComposing) return;
          if (pressed === 'Escape') onClose();
          if (pressed === 'Enter' && (ctrlKey || metaKey) && !repeat) void run(save);
        }}
      />
      {refusal && <RefusalNote refusal={refusal} />}
      <Group gap={8} mt={8}>
        <Button type="submit" size="xs" loading={busy}>
          {t('note.save')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
      </Group>
    </form>
  );
}
