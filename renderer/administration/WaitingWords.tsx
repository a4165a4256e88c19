import { useTranslation } from 'react-i18next';
import type { AdministrationView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import classes from './Administration.module.css';
import { WaitingAlarm } from './WaitingAlarm.tsx';
import { WaitingErasure } from './WaitingErasure.tsx';
import { WaitingProposals } from './WaitingProposals.tsx';

/** What two people have to say, and one of them has, or nobody yet. A roll call stands on top of the page: it closes the team. */
export function WaitingWords({ office: { alarms, erasures, mayAdminister } }: { readonly office: AdministrationView }) {
  const { t } = useTranslation();
  const answer = useAnswer({
    key: ['proposals'],
    ask: () => bridge.approvals.list({}),
    isStale: ({ kind }) => kind === 'proposalChanged' || kind === 'teamChanged' || kind === 'operationChanged',
  });
  const proposals = answer.kind === 'ready' ? answer.value.filter(({ state }) => state === 'waiting') : [];
  return (
    <section aria-labelledby="team-waiting">
      <h2 id="team-waiting" className={classes.heading}>
        {t('administration.waiting.title')}
      </h2>
      {alarms.map((alarm) => (
        <WaitingAlarm key={alarm.alarmId} alarm={alarm} mayAdminister={mayAdminister} />
      ))}
      {erasures.map((erasure) => (
        <WaitingErasure key={erasure.line} erasure={erasure} mayAdminister={mayAdminister} />
      ))}
      <WaitingProposals proposals={proposals} />
      {alarms.length + erasures.length + proposals.length === 0 && (
        <p className={classes.quiet}>{t('administration.waiting.none')}</p>
      )}
    </section>
  );
}
