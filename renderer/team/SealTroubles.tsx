import { Alert } from '@mantine/core';
import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '../../contract/index.ts';
import { useConsole } from '../state/console.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { alarming, useSealText } from './seal-text.ts';

/** What does not fit of the desks' seals, each in a sentence, and what to do about it; nothing where all fit. */
export function SealTroubles({ team: { sealTroubles } }: { readonly team: TeamView }) {
  const { t } = useTranslation();
  const { desks } = useConsole();
  const sealText = useSealText();
  if (sealTroubles.length === 0) return null;
  const isAlarm = sealTroubles.some(alarming);
  const nameOf = (deskId: string) => desks.find((desk) => desk.deskId === deskId)?.desk ?? t('team.otherDesk');
  return (
    <Alert
      role={isAlarm ? 'alert' : 'note'}
      color={isAlarm ? 'red' : 'yellow'}
      variant="light"
      icon={<ShieldAlert size={16} aria-hidden />}
      title={t(isAlarm ? 'team.seal.alarm' : 'team.seal.note')}
    >
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {sealTroubles.map((trouble) => (
          <li key={`${trouble.kind} ${trouble.deskId} ${trouble.witness} ${trouble.line}`}>
            <ForeignText text={sealText(trouble, nameOf)} />
          </li>
        ))}
      </ul>
      {isAlarm && t('team.seal.wayOut')}
    </Alert>
  );
}
