import { Button } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdministrationView } from '../../contract/index.ts';
import classes from './Administration.module.css';
import { InviteForm } from './InviteForm.tsx';
import { PersonCard } from './PersonCard.tsx';

/** Everybody of the team; whoever administers it can change what stands there, all others see the same. */
export function People({ office: { people, mayAdminister } }: { readonly office: AdministrationView }) {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  return (
    <section aria-labelledby="team-people">
      <div className={classes.title}>
        <h2 id="team-people">{t('team.people')}</h2>
        {mayAdminister && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<UserPlus size={15} aria-hidden />}
            onClick={() => setInviting(true)}
          >
            {t('administration.invite.begin')}
          </Button>
        )}
      </div>
      <p className={classes.quiet}>{t(mayAdminister ? 'administration.mayAdminister' : 'administration.mayLook')}</p>
      {inviting && <InviteForm person={null} onClose={() => setInviting(false)} />}
      {people.map((person) => (
        <PersonCard key={person.personId} person={person} mayAdminister={mayAdminister} />
      ))}
    </section>
  );
}
