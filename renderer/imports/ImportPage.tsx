import { Button, FileButton, Group } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ImportList } from './ImportList.tsx';
import classes from './ImportPage.module.css';
import { Outcome } from './Outcome.tsx';
import { Preview } from './Preview.tsx';
import { ProgressLine } from './ProgressLine.tsx';
import { useImport } from './store.ts';

/** Where files of the gateway's come in: chosen or dropped, looked at, and taken once the person says so. */
export function ImportPage() {
  const { t } = useTranslation();
  const { seen, result, refusal, doing, isNowhere, offer } = useImport();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('place.imports')}</h1>
        <p>{t('imports.intro')}</p>
      </header>
      <Group gap={12} className={classes.choose}>
        <FileButton onChange={(file) => file && void offer(file)} disabled={doing !== null}>
          {(props) => (
            <Button {...props} disabled={doing !== null} leftSection={<FileUp size={15} aria-hidden />}>
              {t('imports.choose')}
            </Button>
          )}
        </FileButton>
        <span className={classes.hint}>{t('imports.drop')}</span>
      </Group>
      <div aria-live="polite">
        {isNowhere && <Notice>{t('imports.nowhere')}</Notice>}
        {refusal && <RefusalNote refusal={refusal} />}
        {doing && <ProgressLine doing={doing} />}
      </div>
      {result ? <Outcome result={result} /> : seen && <Preview seen={seen} />}
      <ImportList />
    </div>
  );
}
