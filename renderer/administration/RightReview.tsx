import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal, RightChangeView, StaffMemberView } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './Administration.module.css';
import { groupChanges } from './held-rights.ts';
import { RightDifference } from './RightDifference.tsx';

interface RightReviewProps {
  readonly person: Pick<StaffMemberView, 'personId' | 'name'>;
  readonly changes: readonly RightChangeView[];
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** What somebody may do before and after, in words; the team's engine takes it only where it still stands as it did before. */
export function RightReview({ person: { personId, name }, changes, onBack, onDone }: RightReviewProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const permit = async () => {
    setBusy(true);
    const answer = await bridge.administration.permit({ personId, changes: [...changes] });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onDone();
  };
  return (
    <>
      <ul className={classes.changes}>
        {groupChanges(changes).map((change) => (
          <li key={change.operations.join(' ')}>
            <RightDifference change={change} />
          </li>
        ))}
      </ul>
      <p>{t('administration.rights.consequence')}</p>
      {refusal && <RefusalNote refusal={refusal} />}
      <Group gap={8}>
        <Button variant="default" disabled={busy} onClick={onBack}>
          {t('review.back')}
        </Button>
        <Button loading={busy} onClick={() => void permit()}>
          <ForeignText text={t('administration.rights.confirm', { name, interpolation: { escapeValue: false } })} />
        </Button>
      </Group>
    </>
  );
}
