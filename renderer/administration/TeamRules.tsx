import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdministrationView } from '../../contract/index.ts';
import { Facts } from '../ui/Facts.tsx';
import classes from './Administration.module.css';
import { RuleForm } from './RuleForm.tsx';

/** Whose midnight begins a day, and for how long a proposal stands; whoever administers the team changes it. */
export function TeamRules({ office }: { readonly office: AdministrationView }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const { mayAdminister, zone, proposalHours } = office;
  return (
    <section aria-labelledby="team-rules">
      <div className={classes.title}>
        <h2 id="team-rules">{t('administration.rules.title')}</h2>
        {mayAdminister && !changing && (
          <Button variant="default" size="compact-sm" onClick={() => setChanging(true)}>
            {t('administration.rules.change')}
          </Button>
        )}
      </div>
      <Facts
        facts={[
          { label: t('administration.rules.zone'), value: zone },
          {
            label: t('administration.rules.hours'),
            value: t('administration.rules.hoursCount', { count: proposalHours }),
          },
        ]}
      />
      {changing && <RuleForm zone={zone} proposalHours={proposalHours} onClose={() => setChanging(false)} />}
    </section>
  );
}
