import { Button, Group, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTextProblem, type ProposalView, type Refusal, type TextProblem } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useAccount } from '../state/console.tsx';
import { color } from '../theme/tokens.ts';

const shortestReason = 3;
const longestReason = 200;

interface DecideFormProps {
  readonly proposal: ProposalView;
  /** False where there is nothing here to approve: it can only be rejected. */
  readonly mayApprove: boolean;
  readonly onClose: () => void;
}

/** Yes or no, with a reason; a no wants one. */
export function DecideForm({ proposal, mayApprove, onClose }: DecideFormProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  // Which one, and no sentence: that would stay in the language of this moment.
  const [problem, setProblem] = useState<'missing' | TextProblem>();
  const [busy, setBusy] = useState<'approved' | 'rejected' | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { operationId, operation, amount, sender } = proposal;
  const environment = useAccount(proposal.accountId)?.environment ?? 'production';
  // In strict mode this is the last button before money moves, and looks it.
  const sends = sender === 'approver';
  const decide = async (verdict: 'approved' | 'rejected') => {
    const why = reason.trim();
    const isMissing = why.length < shortestReason && (verdict === 'rejected' || why !== '');
    const unfit = findTextProblem(why);
    setProblem(isMissing ? 'missing' : unfit);
    if (isMissing || unfit) return field.current?.focus();
    setBusy(verdict);
    const answer = await bridge.approvals.decide({
      operationId,
      decision: verdict === 'approved' ? { verdict, reason: why === '' ? null : why } : { verdict, reason: why },
    });
    setBusy(null);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onClose();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {refusal && <RefusalNote refusal={refusal} />}
      <Textarea
        ref={field}
        label={t('approval.reason')}
        description={t('approval.reasonHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={2}
        maxLength={longestReason}
        value={reason}
        error={problem && t(problem === 'missing' ? 'approval.reasonMissing' : `note.${problem}`)}
        disabled={busy !== null}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Group gap={8} mt={14}>
        {mayApprove && (
          <Button
            loading={busy === 'approved'}
            disabled={busy === 'rejected'}
            {...(sends && { color: color(environment), 'data-environment': environment })}
            onClick={() => void decide('approved')}
          >
            {t(sends ? 'approval.approveAndSend' : 'approval.approve', {
              what: `${t(`operation.${operation}`)} ${formats.amount(amount)}`,
            })}
          </Button>
        )}
        <Button
          variant="default"
          loading={busy === 'rejected'}
          disabled={busy === 'approved'}
          onClick={() => void decide('rejected')}
        >
          {t('approval.reject')}
        </Button>
        <Button variant="subtle" color="gray" disabled={busy !== null} onClick={onClose}>
          {t('approval.later')}
        </Button>
      </Group>
    </form>
  );
}
