import { Button, FileButton, Loader } from '@mantine/core';
import { FileKey2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FaultNote } from './FaultNote.tsx';
import { Invited } from './Invited.tsx';
import classes from './JoinTeam.module.css';
import { useJoin } from './useJoin.ts';

/** For a desk that works alone: the way into a team, by a file that an administrator gave. */
export function JoinTeam() {
  const { t } = useTranslation();
  const { joining, offer, join, cancel } = useJoin();
  useDroppedJoinFile(offer);
  if (joining.kind === 'invited') {
    const { invitation, busy, failed } = joining;
    return <Invited invitation={invitation} busy={busy} failed={failed} onJoin={() => void join()} onCancel={cancel} />;
  }
  return (
    <section className={classes.join} aria-labelledby="team-join">
      <div className={classes.place}>
        <FileKey2 size={20} className={classes.icon} aria-hidden />
        <h2 id="team-join">{t('team.join.title')}</h2>
        <p>{t('team.join.text')}</p>
        <div className={classes.choose}>
          <FileButton onChange={(file) => file && void offer(file)}>
            {(props) => <Button {...props}>{t('team.join.choose')}</Button>}
          </FileButton>
          <span>{t('team.join.drop')}</span>
        </div>
      </div>
      <div aria-live="polite">
        {joining.kind === 'reading' && (
          <p className={classes.reading}>
            <Loader size={14} /> {t('team.join.reading')}
          </p>
        )}
        {joining.kind === 'nowhere' && <Notice>{t('team.join.nowhere')}</Notice>}
        {joining.kind === 'refused' && <RefusalNote refusal={joining.refusal} />}
        {joining.kind === 'failed' && <FaultNote fault={joining.failed.fault} detail={joining.failed.detail} />}
      </div>
    </section>
  );
}

/** A file that is dropped while this place is shown is a join file; the window itself would take it for an import. */
function useDroppedJoinFile(offer: (file: File) => Promise<void>): void {
  useEffect(() => {
    const take = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      void offer(file);
    };
    addEventListener('drop', take, { capture: true });
    return () => removeEventListener('drop', take, { capture: true });
  }, [offer]);
}
