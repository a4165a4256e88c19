import { Button, Popover } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../contract/index.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './FileButton.module.css';
import { RefusalNote } from './RefusalNote.tsx';

/** Where a file went and how many lines it has; null where no place was chosen after all. */
type Written = Result<{ readonly saved: { readonly path: string; readonly rows: number } | null }>;

interface FileButtonProps {
  /** What the file will hold. */
  readonly what: string;
  readonly write: () => Promise<Written>;
}

/** Writes a list to a file: what it will be stands before the second click, where it went behind it. */
export function FileButton({ what, write }: FileButtonProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Written | null>(null);
  const change = (open: boolean) => {
    setOpened(open);
    if (open) setAnswer(null);
  };
  const save = async () => {
    setBusy(true);
    setAnswer(await write().finally(() => setBusy(false)));
  };
  return (
    <Popover opened={opened} onChange={change} position="bottom-end" trapFocus returnFocus withinPortal width={320}>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Download size={14} aria-hidden />}
          onClick={() => change(!opened)}
        >
          {t('lookup.export')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.box}>
        <p className={classes.what}>{what}</p>
        <Button size="sm" loading={busy} onClick={save} data-autofocus>
          {t('lookup.exportCsv')}
        </Button>
        <div role="status" className={classes.result}>
          {answer?.ok && answer.value.saved && (
            <>
              <p>{t('lookup.exported', { count: answer.value.saved.rows })}</p>
              <ForeignText className={classes.path} text={answer.value.saved.path} />
            </>
          )}
        </div>
        {answer && !answer.ok && <RefusalNote refusal={answer.refusal} />}
      </Popover.Dropdown>
    </Popover>
  );
}
