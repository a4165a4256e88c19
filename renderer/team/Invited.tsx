import { Button, Loader } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationView, Unjoined } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { FaultNote } from './FaultNote.tsx';
import { JoinSteps } from './JoinSteps.tsx';
import classes from './JoinTeam.module.css';

interface InvitedProps {
  readonly invitation: InvitationView;
  readonly busy: boolean;
  /** What kept the last try from going on; null before the first. */
  readonly failed: Unjoined | null;
  readonly onJoin: () => void;
  readonly onCancel: () => void;
}

/** What a join file says and what joining does here, before anything is done. */
export function Invited({ invitation, busy, failed, onJoin, onCancel }: InvitedProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { teamId, environment, host, person, desk, until, openCases, drafts } = invitation;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={classes.invited} aria-labelledby="team-invited">
      <div>
        <h2 id="team-invited" ref={heading} tabIndex={-1}>
          <ForeignText text={t('team.join.invitation', { person, desk })} />
        </h2>
        <Facts
          facts={[
            { label: t('team.team'), value: <span className="identifier">{teamId}</span> },
            { label: t('accounts.where.environment'), value: t(`environment.${environment}`) },
            { label: t('team.join.host'), value: <ForeignText className="identifier" text={host} /> },
            ...(until === null ? [] : [{ label: t('team.join.until'), value: formats.fullMoment(until) }]),
          ]}
        />
      </div>
      {/* After a try the steps stand here, and the button to try again stays in sight. */}
      {!failed && (
        <div>
          <h3>{t('team.join.whatHappens')}</h3>
          <ul className={classes.does}>
            <li>{t('team.join.shares')}</li>
            <li>{drafts === 0 ? t('team.join.noDraft') : t('team.join.drafts', { count: drafts })}</li>
            <li>{openCases === 0 ? t('team.join.noCase') : t('team.join.cases', { count: openCases })}</li>
            <li>{t('team.join.asks')}</li>
          </ul>
        </div>
      )}
      {failed && !busy && (
        <>
          <FaultNote fault={failed.fault} detail={failed.detail} head={t('team.join.failed')} />
          <JoinSteps failedAt={failed.at} />
        </>
      )}
      {busy && (
        <p role="status" className={classes.reading}>
          <Loader size={14} /> {t('team.join.joining')}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" disabled={busy} onClick={onCancel}>
          {t('team.join.cancel')}
        </Button>
        <Button loading={busy} onClick={onJoin}>
          <ForeignText text={t('team.join.join', { person, desk })} />
        </Button>
      </div>
    </section>
  );
}
