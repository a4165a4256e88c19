import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { KeptNotification, SetAsideNotification } from '../../contract/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import classes from './Came.module.css';
import { KeptTable } from './KeptTable.tsx';
import { SetAside } from './SetAside.tsx';

interface CameProps {
  readonly kept: readonly KeptNotification[];
  readonly setAside: readonly SetAsideNotification[];
}

/** What came: the doubtful first, since it may want somebody; then what the ledger has. */
export function Came({ kept, setAside }: CameProps) {
  const { t } = useTranslation();
  if (kept.length === 0 && setAside.length === 0) {
    return (
      <EmptyState icon={<Inbox size={20} />} title={t('inbox.came.nothingTitle')} text={t('inbox.came.nothingText')} />
    );
  }
  return (
    <>
      <p className={classes.text}>{t('inbox.came.text')}</p>
      {setAside.length > 0 && (
        <section aria-labelledby="inbox-set-aside">
          <h3 id="inbox-set-aside" className={classes.heading}>
            {t('inbox.came.setAside')} <span className={classes.count}>{setAside.length}</span>
          </h3>
          <SetAside notifications={setAside} />
        </section>
      )}
      {kept.length > 0 && (
        <section aria-labelledby="inbox-kept">
          <h3 id="inbox-kept" className={classes.heading}>
            {t('inbox.came.kept')} <span className={classes.count}>{kept.length}</span>
          </h3>
          <KeptTable notifications={kept} />
        </section>
      )}
    </>
  );
}
