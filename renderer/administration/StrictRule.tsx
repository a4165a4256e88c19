import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdministrationView } from '../../contract/index.ts';
import { useRights } from '../approvals/useRights.ts';
import { bridge } from '../bridge.ts';
import classes from './Administration.module.css';
import { ConfirmAsk } from './ConfirmAsk.tsx';

/** Whether whoever approves sends as well; whoever administers the team says so, others read it beside their rights. */
export function StrictRule({ office: { mayAdminister } }: { readonly office: AdministrationView }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const answer = useRights();
  if (!mayAdminister || answer.kind !== 'ready' || answer.value === null) return null;
  const { strict } = answer.value;
  const to = strict ? 'end' : 'begin';
  return (
    <section aria-labelledby="team-strict">
      <div className={classes.title}>
        <h2 id="team-strict">{t('administration.strict.title')}</h2>
        <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
          {t(`administration.strict.${to}.ask`)}
        </Button>
      </div>
      <p className={classes.quiet}>{t(strict ? 'administration.strict.on' : 'administration.strict.off')}</p>
      {asking && (
        <ConfirmAsk
          key={to}
          title={t(`administration.strict.${to}.title`)}
          texts={[t(`administration.strict.${to}.text`), t(`administration.strict.${to}.further`)]}
          confirm={t(`administration.strict.${to}.confirm`)}
          takes={false}
          level={3}
          act={() => bridge.team.setStrict({ strict: !strict })}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
