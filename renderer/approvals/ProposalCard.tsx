import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView, ProposalView, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useAccount } from '../state/console.tsx';
import { statusOf } from '../status/look.ts';
import { useOutcomeText } from '../status/outcome-text.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { useClosed } from '../team/useClosed.ts';
import { color } from '../theme/tokens.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { DecideProposal } from './DecideProposal.tsx';
import classes from './ProposalCard.module.css';
import { ProposalMark } from './ProposalMark.tsx';
import { useApprovalText, useProposalTitle } from './proposal-text.ts';

/** One request for approval: who asks for what, what colleagues said, and what the person here can do now. */
export function ProposalCard({ proposal }: { readonly proposal: ProposalView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = useProposalTitle()(proposal);
  const approvalText = useApprovalText();
  const outcomeText = useOutcomeText();
  const closed = useClosed();
  const environment = useAccount(proposal.accountId)?.environment ?? 'production';
  const [looking, setLooking] = useState(false);
  const [busy, setBusy] = useState<'withdraw' | 'send' | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // What did not leave leaves the proposal as it was.
  const [sent, setSent] = useState<OperationView | null>(null);
  const {
    operationId,
    person,
    desk,
    state,
    may,
    isOwn,
    sender,
    approvals,
    proposedAt,
    expiresAt,
    amount,
    operation,
    became,
  } = proposal;
  const isOpen = state === 'waiting' || state === 'approved';
  const asked = { person, desk, when: formats.moment(proposedAt), interpolation: { escapeValue: false } };
  const withdraw = async () => {
    setBusy('withdraw');
    const answer = await bridge.approvals.withdraw({ operationId });
    setBusy(null);
    setRefusal(answer.ok ? null : answer.refusal);
  };
  const send = async () => {
    if (closed !== null) return;
    setBusy('send');
    // It goes as it was approved, with the answer to its guards that it was proposed with.
    const answer =
      sender === 'approver'
        ? await bridge.approvals.carryOut({ operationId })
        : await bridge.operations.confirm({ operationId, guardAnswer: null });
    setBusy(null);
    setSent(answer.ok ? answer.value : null);
    setRefusal(answer.ok ? null : answer.refusal);
  };
  const outcome = became ?? sent;
  return (
    <article className={classes.card} aria-label={title} data-state={state}>
      <header className={classes.head}>
        <h3>
          <ForeignText text={title} />
        </h3>
        <ProposalMark state={state} />
      </header>
      <p className={classes.line}>
        <ForeignText text={isOwn ? t('approval.askedByYou', asked) : t('approval.askedBy', asked)} />
        {isOpen && <> · {t('approval.until', { when: formats.moment(expiresAt) })}</>}
      </p>
      {approvals.length > 0 && (
        <ul className={classes.words}>
          {approvals.map((approval) => (
            <li key={`${approval.person} ${approval.saidAt}`}>
              <ForeignText text={approvalText(approval)} />
            </li>
          ))}
        </ul>
      )}
      {state === 'outdated' && <p className={classes.line}>{t('approval.outdated')}</p>}
      {outcome && (
        <p role="status" className={classes.sent}>
          <StatusMark status={statusOf(outcome.state)} />
          <ForeignText text={outcomeText(outcome).meaning} />
        </p>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
      {may.send && closed && <Notice>{closed}</Notice>}
      {looking && <DecideProposal proposal={proposal} onClose={() => setLooking(false)} />}
      {!looking && (may.decide || may.withdraw || may.send) && (
        <div className={classes.actions}>
          {may.send && (
            <Button
              loading={busy === 'send'}
              color={color(environment)}
              data-environment={environment}
              aria-disabled={closed !== null}
              data-disabled={closed !== null}
              onClick={() => void send()}
            >
              {t('approval.send', { what: `${t(`operation.${operation}`)} ${formats.amount(amount)}` })}
            </Button>
          )}
          {may.decide && (
            <Button variant="default" onClick={() => setLooking(true)}>
              {t('approval.look')}
            </Button>
          )}
          {may.withdraw && (
            <Button variant="default" loading={busy === 'withdraw'} onClick={() => void withdraw()}>
              {t(isOwn ? 'approval.withdraw' : 'approval.takeBack')}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
