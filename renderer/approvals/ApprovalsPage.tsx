import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProposalView } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import classes from './ApprovalsPage.module.css';
import { ProposalCard } from './ProposalCard.tsx';

/** Where a proposal stands on the page: by what the person here can do about it. */
const parts = ['toDecide', 'toSend', 'waiting', 'past'] as const;

/** What waits for a second person: colleagues' requests to decide, one's own, and what became of those of the last week. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const answer = useAnswer({
    key: ['proposals'],
    ask: () => bridge.approvals.list({}),
    isStale: ({ kind }) => kind === 'proposalChanged' || kind === 'teamChanged' || kind === 'operationChanged',
  });
  const proposals = answer.kind === 'ready' ? answer.value : [];
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('place.approvals')}</h1>
        <p>{t('approval.intro')}</p>
      </header>
      {answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
      {parts.map((part) => {
        const here = proposals.filter((proposal) => partOf(proposal) === part);
        if (here.length === 0) return null;
        return (
          <section key={part} aria-labelledby={`approvals-${part}`} className={classes.part}>
            <h2 id={`approvals-${part}`}>
              {t(`approval.part.${part}`)} <span className={classes.count}>{here.length}</span>
            </h2>
            {here.map((proposal) => (
              <ProposalCard key={proposal.operationId} proposal={proposal} />
            ))}
          </section>
        );
      })}
      {answer.kind === 'ready' && proposals.length === 0 && (
        <EmptyState icon={<ShieldCheck size={20} />} title={t('approval.none')} text={t('approval.noneText')} />
      )}
    </div>
  );
}

function partOf({ state, may, isOwn }: ProposalView): (typeof parts)[number] {
  if (may.send) return 'toSend';
  if (state === 'waiting') return may.decide ? 'toDecide' : 'waiting';
  return state === 'approved' && !isOwn ? 'waiting' : 'past';
}
