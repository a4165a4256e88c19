import { Button, Group, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTextProblem, type Refusal, type Result, type TextProblem } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { Ask } from './Ask.tsx';

const shortestReason = 3;
const longestReason = 200;

interface SecondWordFormProps {
  readonly title: string;
  readonly texts: readonly string[];
  readonly confirm: string;
  readonly say: (reason: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

/** One person's word of the two that something needs, with a reason that stays. */
export function SecondWordForm({ title, texts, confirm, say, onClose }: SecondWordFormProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  // Which one, and no sentence: that would stay in the language of this moment.
  const [problem, setProblem] = useState<'missing' | TextProblem>();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const go = async () => {
    const why = reason.trim();
    const unfit = findTextProblem(why);
    setProblem(why.length < shortestReason ? 'missing' : unfit);
    if (why.length < shortestReason || unfit) return field.current?.focus();
    setBusy(true);
    const answer = await say(why);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onClose();
  };
  return (
    <Ask title={title} level={4}>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        {refusal && <RefusalNote refusal={refusal} />}
        <Textarea
          ref={field}
          label={t('approval.reason')}
          description={t('administration.reasonHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxLength={longestReason}
          value={reason}
          error={problem && t(problem === 'missing' ? 'approval.reasonMissing' : `note.${problem}`)}
          disabled={busy}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group gap={8} mt={14}>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {t('administration.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Ask>
  );
}
