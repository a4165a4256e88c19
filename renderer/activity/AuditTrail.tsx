import { Button, Group } from '@mantine/core';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditFilter } from '../../contract/index.ts';
import { FileButton } from '../app/FileButton.tsx';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import classes from './ActivityPage.module.css';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { useAudit } from './useAudit.ts';

const everything: AuditFilter = { area: null, who: '', about: '', from: null, to: null };

/** Who did what, when, to what and with which result: this desk's lines and its colleagues', and what administrators did. */
export function AuditTrail() {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const [filter, setFilter] = useState(everything);
  const { lines, refusal, reachedAt, hasOlder, asking, askOlder } = useAudit(filter);
  return (
    <>
      <p className={classes.note}>{t('audit.kept')}</p>
      <Group gap={8} align="flex-end" className={classes.filters}>
        <AuditFilters filter={filter} onChange={setFilter} />
        <FileButton what={t('audit.exportWhat')} write={() => bridge.audit.write({ filter })} />
      </Group>
      {refusal && <RefusalNote refusal={refusal} />}
      {lines.length > 0 && <AuditTable lines={lines} />}
      {!refusal && !asking && lines.length === 0 && !hasOlder && (
        <EmptyState icon={<ScrollText size={20} />} title={t('audit.nothingTitle')} text={t('audit.nothingText')} />
      )}
      <Group gap={12} className={classes.older}>
        {hasOlder && (
          <Button size="compact-sm" variant="default" loading={asking} onClick={askOlder}>
            {t('audit.older')}
          </Button>
        )}
        <span role="status" className={classes.note}>
          {reachedAt !== null && t('audit.reached', { when: moment(reachedAt) })}
        </span>
      </Group>
    </>
  );
}
