import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNote } from '../app/RefusalNote.tsx';
import classes from './BringIn.module.css';
import type { TakeProblem, Taking } from './useTake.ts';

const fieldId = 'inbox-text';

interface BringInProps {
  readonly taking: Taking;
  /** A file hangs over the page. */
  readonly dropping: boolean;
  readonly onFile: (file: File | null) => void;
}

/** The field for what was pasted or read from a file, and the button that has it checked. */
export function BringIn({ taking, dropping, onFile }: BringInProps) {
  const { t } = useTranslation();
  const { text, busy, problem } = taking;
  const message = useProblemMessage()(problem);
  useEffect(() => {
    if (message) document.getElementById(fieldId)?.focus();
  }, [message]);
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        taking.take();
      }}
    >
      <Textarea
        id={fieldId}
        label={t('inbox.bring.label')}
        description={t(dropping ? 'inbox.bring.drop' : 'inbox.bring.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t('inbox.bring.placeholder')}
        autosize
        minRows={4}
        maxRows={10}
        spellCheck={false}
        classNames={{ input: classes.input }}
        value={text}
        error={message}
        onChange={({ currentTarget }) => taking.type(currentTarget.value)}
      />
      {problem?.kind === 'refused' && <RefusalNote refusal={problem.refusal} />}
      <Group gap={8}>
        <Button type="submit" loading={busy}>
          {t('inbox.bring.take')}
        </Button>
        <FileButton onChange={onFile} accept="text/*,.json,.log,.csv,.txt">
          {(props) => (
            <Button {...props} variant="default" leftSection={<FileUp size={15} aria-hidden />}>
              {t('inbox.bring.choose')}
            </Button>
          )}
        </FileButton>
        {text !== '' && (
          <Button variant="subtle" color="gray" onClick={() => taking.type('')}>
            {t('inbox.bring.clear')}
          </Button>
        )}
      </Group>
    </form>
  );
}

/** What stands at the field; a refusal of main is about no field. */
function useProblemMessage(): (problem: TakeProblem | null) => string | undefined {
  const { t } = useTranslation();
  return (problem) => {
    if (problem === null || problem.kind === 'refused') return undefined;
    return problem.kind === 'lineTooLong'
      ? t('inbox.bring.lineTooLong', { line: problem.line, most: problem.most })
      : t(`inbox.bring.${problem.kind}`);
  };
}
