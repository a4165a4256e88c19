import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProposalView } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import { Notice } from '../ui/Notice.tsx';
import { DecideForm } from './DecideForm.tsx';
import classes from './ProposalCard.module.css';
import { ProposalPicture } from './ProposalPicture.tsx';

interface DecideProposalProps {
  readonly proposal: ProposalView;
  readonly onClose: () => void;
}

/** What a decision rests on, as it stands here and now, and the decision below it. */
export function DecideProposal({ proposal, onClose }: DecideProposalProps) {
  const { t } = useTranslation();
  const { operationId } = proposal;
  const answer = useAnswer({
    key: ['proposal', operationId],
    ask: () => bridge.approvals.show({ operationId }),
    // What lies around it may be new with any row.
    isStale: ({ kind }) => kind === 'proposalChanged' || kind === 'operationChanged' || kind === 'transactionsChanged',
  });
  if (answer.kind === 'loading') return <Skeleton height={160} mt={14} />;
  if (answer.kind === 'refused') return <RefusalNote refusal={answer.refusal} />;
  const { draft, guardAnswer, changes, differs } = answer.value;
  return (
    <div className={classes.detail}>
      {differs && <RefusalNote refusal={{ code: 'proposalDiffers' }} />}
      {changes.length > 0 && (
        <Notice>
          {t('approval.changed')} {changes.map((change) => t(`changed.${change}`)).join(' ')}
        </Notice>
      )}
      {draft ? (
        <ProposalPicture draft={draft} guardAnswer={guardAnswer} />
      ) : (
        <Notice>{t('refusal.draftNotHere')}</Notice>
      )}
      <DecideForm proposal={proposal} mayApprove={draft !== null && !differs} onClose={onClose} />
    </div>
  );
}
