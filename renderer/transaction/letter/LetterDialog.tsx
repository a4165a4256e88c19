import { Group, Modal, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTextProblem, type Language, longestLetter, withoutKeys } from '../../../contract/index.ts';
import { createFormats, useFormats } from '../../i18n/format.ts';
import { useConsole } from '../../state/console.tsx';
import { CopyTextButton } from '../../ui/CopyButton.tsx';
import { useReturnFocus } from '../../ui/useReturnFocus.ts';
import type { LetterFacts } from './letter-facts.ts';
import { SaveLetterButton } from './SaveLetterButton.tsx';
import { writeLetter } from './write-letter.ts';

interface LetterDialogProps {
  readonly facts: LetterFacts;
  readonly onClose: () => void;
}

const languages: readonly Language[] = ['en', 'fr'];

/** The letter in the language of the customer, to be copied or saved as it stands; it may be changed before. */
export function LetterDialog({ facts, onClose }: LetterDialogProps) {
  const { t, i18n } = useTranslation();
  const own = useFormats().language;
  const { systemLocale, timeZone } = useConsole();
  const [language, setLanguage] = useState<Language>(own);
  const write = (wanted: Language) =>
    writeLetter(facts, {
      t: i18n.getFixedT(wanted),
      formats: createFormats(wanted, systemLocale, timeZone),
      timeZone,
    });
  const [text, setText] = useState(() => write(own));
  const choose = async (wanted: Language) => {
    // Only the person's own language is there already.
    await i18n.loadLanguages(wanted);
    setLanguage(wanted);
    setText(write(wanted));
  };
  const keys = [facts.orderId, facts.transactionId, facts.arn ?? ''];
  const problem = findTextProblem(withoutKeys(text, keys));
  useReturnFocus();
  return (
    <Modal.Root opened onClose={onClose} returnFocus={false} size={560}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title>{t('letter.title')}</Modal.Title>
          <Modal.CloseButton aria-label={t('form.close')} />
        </Modal.Header>
        <Modal.Body>
          <Stack gap={14}>
            <SegmentedControl<Language>
              aria-label={t('letter.language')}
              size="sm"
              data={languages.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
              value={language}
              onChange={(wanted) => void choose(wanted)}
            />
            <Textarea
              label={t('letter.text')}
              description={t('letter.hint')}
              lang={language}
              autosize
              minRows={10}
              maxRows={18}
              maxLength={longestLetter}
              value={text}
              error={problem && t(`note.${problem}`)}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
            <Group>
              <CopyTextButton text={text} label={t('letter.copy')} copiedLabel={t('copy.done')} />
              <SaveLetterButton
                transactionId={facts.transactionId}
                keys={keys}
                text={text}
                isUnfit={problem !== undefined}
              />
            </Group>
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
