import { Button, Popover } from '@mantine/core';
import { Download } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelOutput, Result } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './ListFileButton.module.css';
import type { Sought } from './list/page.ts';

type Answer = Result<ChannelOutput<'lists.write'>>;

/** Writes what the list shows to a file: what it will be stands before the second click, where it went behind it. */
export const ListFileButton = memo(function ListFileButton({
  sought,
  rows,
}: {
  readonly sought: Sought;
  readonly rows: string;
}) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const change = (open: boolean) => {
    setOpened(open);
    if (open) setAnswer(null);
  };
  const save = async () => {
    setBusy(true);
    const { text, order, grouping } = sought;
    setAnswer(await bridge.lists.write({ text, order, grouping }).finally(() => setBusy(false)));
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
        <p className={classes.what}>{t('lookup.exportWhole', { rows })}</p>
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
});
