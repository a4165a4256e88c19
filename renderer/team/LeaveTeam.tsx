import { Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal, TeamFault } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { FaultNote } from './FaultNote.tsx';
import classes from './TeamPage.module.css';

/** The way out of the team: what it means is said before it is done, and what stands in its way after it was tried. */
export function LeaveTeam() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [fault, setFault] = useState<TeamFault | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const begin = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!asked) return;
    // What it means and both ways on stand in sight together.
    section.current?.scrollIntoView({ block: 'nearest' });
    heading.current?.focus({ preventScroll: true });
  }, [asked]);
  const leave = async () => {
    setLeaving(true);
    const left = await bridge.team.leave({});
    setLeaving(false);
    setRefusal(left.ok ? null : left.refusal);
    setFault(left.ok && left.value.kind === 'kept' ? left.value.fault : null);
  };
  const stay = () => {
    setAsked(false);
    setFault(null);
    setRefusal(null);
    begin.current?.focus();
  };
  if (!asked) {
    return (
      <Button ref={begin} variant="default" className={classes.leave} onClick={() => setAsked(true)}>
        {t('team.leave.begin')}
      </Button>
    );
  }
  return (
    <section ref={section} className={classes.asked} aria-labelledby="team-leave">
      <h2 id="team-leave" ref={heading} tabIndex={-1} className={classes.heading}>
        {t('team.leave.title')}
      </h2>
      <p>{t('team.leave.text')}</p>
      <p>{t('team.leave.key')}</p>
      {refusal && <RefusalNote refusal={refusal} />}
      {fault && <FaultNote fault={fault} detail="" />}
      <Group gap={8}>
        <Button variant="default" disabled={leaving} onClick={stay}>
          {t('team.leave.cancel')}
        </Button>
        <Button color="var(--c-refused)" variant="outline" loading={leaving} onClick={() => void leave()}>
          {t('team.leave.leave')}
        </Button>
      </Group>
    </section>
  );
}
