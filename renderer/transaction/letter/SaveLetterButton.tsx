import { Button, Text } from '@mantine/core';
import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelOutput, Result } from '../../../contract/index.ts';
import { RefusalNote } from '../../app/RefusalNote.tsx';
import { bridge } from '../../bridge.ts';
import { ForeignText } from '../../ui/ForeignText.tsx';

interface SaveLetterButtonProps {
  readonly transactionId: string;
  /** What the letter names of the transaction as it is. */
  readonly keys: readonly string[];
  readonly text: string;
  /** A number stands in it that no file may hold. */
  readonly isUnfit: boolean;
}

interface Written {
  readonly text: string;
  readonly answer: Result<ChannelOutput<'letters.write'>>;
}

/** Writes the letter as it stands to a text file, and says where it went. One that is empty is none. */
export function SaveLetterButton({ transactionId, keys, text, isUnfit }: SaveLetterButtonProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<Written | null>(null);
  // What was saved is not what stands there once it is changed.
  const answer = written?.text === text ? written.answer : null;
  const save = async () => {
    setBusy(true);
    const answer = await bridge.letters.write({ transactionId, keys: [...keys], text }).finally(() => setBusy(false));
    setWritten({ text, answer });
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<Save size={15} aria-hidden />}
        loading={busy}
        disabled={text.trim() === '' || isUnfit}
        onClick={save}
      >
        {t('letter.save')}
      </Button>
      <Text size="sm" role="status" style={{ overflowWrap: 'anywhere' }}>
        {answer?.ok && answer.value.saved && (
          <>
            {t('letter.saved')} <ForeignText text={answer.value.saved.path} />
          </>
        )}
      </Text>
      {answer && !answer.ok && <RefusalNote refusal={answer.refusal} />}
    </>
  );
}
