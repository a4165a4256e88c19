import { Button, Group } from '@mantine/core';
import { Link, RefreshCw, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageView, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { copyText } from '../ui/copy-text.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './HolderPage.module.css';

interface PageVerbsProps {
  readonly operationId: string;
  readonly ways: PageView['ways'];
}

/** What was done with the page last. */
type Done =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'copied' | 'stillWaits' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Its file, its link, and the question what became of it. */
export function PageVerbs({ operationId, ways }: PageVerbsProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState<'save' | 'link' | 'look' | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const during = async (verb: 'save' | 'link' | 'look', ask: () => Promise<Done | null>) => {
    setBusy(verb);
    setDone(await ask().finally(() => setBusy(null)));
  };
  const save = async (): Promise<Done | null> => {
    const answer = await bridge.pages.save({ operationId });
    if (!answer.ok) return { kind: 'refused', refusal: answer.refusal };
    return answer.value.saved && { kind: 'saved', path: answer.value.saved.path };
  };
  const link = async (): Promise<Done | null> => {
    const answer = await bridge.pages.link({ operationId });
    if (!answer.ok) return { kind: 'refused', refusal: answer.refusal };
    return copyText(answer.value.link) ? { kind: 'copied' } : null;
  };
  const look = async (): Promise<Done | null> => {
    const answer = await bridge.pages.look({ operationId });
    if (!answer.ok) return { kind: 'refused', refusal: answer.refusal };
    return answer.value.page ? { kind: 'stillWaits' } : null;
  };
  return (
    <div>
      <Group gap={8}>
        <Button
          px={12}
          leftSection={<Save size={15} aria-hidden />}
          loading={busy === 'save'}
          disabled={!ways.file}
          onClick={() => during('save', save)}
        >
          {t('page.save')}
        </Button>
        {ways.link === 'open' && (
          <Button
            px={12}
            variant="default"
            leftSection={<Link size={15} aria-hidden />}
            loading={busy === 'link'}
            onClick={() => during('link', link)}
          >
            {t('page.copyLink')}
          </Button>
        )}
        <Button
          px={12}
          variant="default"
          leftSection={<RefreshCw size={15} aria-hidden />}
          loading={busy === 'look'}
          onClick={() => during('look', look)}
        >
          {t('page.look')}
        </Button>
      </Group>
      <p role="status" className={classes.status}>
        {done?.kind === 'saved' && (
          <>
            {t('page.saved')} <ForeignText text={done.path} />
          </>
        )}
        {done?.kind === 'copied' && t('page.copied')}
        {done?.kind === 'stillWaits' && t('page.stillWaits')}
        {!ways.file && t('page.notWritable')}
        {ways.link === 'tooLong' && done === null && t('page.tooLongForLink')}
      </p>
      {done?.kind === 'refused' && <RefusalNote refusal={done.refusal} />}
    </div>
  );
}
