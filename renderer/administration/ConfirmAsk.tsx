import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal, Result } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { Ask } from './Ask.tsx';

interface ConfirmAskProps {
  readonly title: string;
  /** What it does, and what it cannot do. */
  readonly texts: readonly string[];
  readonly confirm: string;
  /** Of what takes something from somebody. */
  readonly takes: boolean;
  /** Of its heading: 4 where it stands below a person's. */
  readonly level?: 3 | 4;
  readonly act: () => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

/** Says what something does before it is done. */
export function ConfirmAsk({ title, texts, confirm, takes, level = 4, act, onClose }: ConfirmAskProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const go = async () => {
    setBusy(true);
    const answer = await act();
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onClose();
  };
  return (
    <Ask title={title} level={level}>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {refusal && <RefusalNote refusal={refusal} />}
      <Group gap={8}>
        <Button variant="default" disabled={busy} onClick={onClose}>
          {t('administration.cancel')}
        </Button>
        <Button
          {...(takes && { color: 'var(--c-refused)', variant: 'outline' })}
          loading={busy}
          onClick={() => void go()}
        >
          {confirm}
        </Button>
      </Group>
    </Ask>
  );
}
