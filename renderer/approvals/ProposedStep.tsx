import { Button, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposalView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useWindow } from '../state/window.ts';
import { ActionBar } from '../ui/ActionBar.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { ProposalMark } from './ProposalMark.tsx';
import classes from './ProposedStep.module.css';
import { useApprovalText, useProposalTitle } from './proposal-text.ts';

interface ProposedStepProps {
  readonly proposal: ProposalView;
  readonly onClose: () => void;
}

/** Approval was asked for: nothing has left, and where it stands, as it goes on. */
export function ProposedStep({ proposal: asked, onClose }: ProposedStepProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = useProposalTitle();
  const approvalText = useApprovalText();
  const { goTo } = useWindow();
  const [proposal, setProposal] = useState(asked);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { operationId } = asked;
  useEffect(
    () =>
      bridge.listen((event) => {
        if (event.kind === 'proposalChanged' && event.proposal.operationId === operationId) setProposal(event.proposal);
      }),
    [operationId],
  );
  const { state, approvals, expiresAt, sender } = proposal;
  const isOpen = state === 'waiting' || state === 'approved';
  return (
    <Stack gap={14}>
      <h2 ref={heading} tabIndex={-1} className={classes.title}>
        {t('approval.asked')}
      </h2>
      <p className={classes.what}>
        <ForeignText text={title(proposal)} />
      </p>
      <div role="status" className={classes.state}>
        <ProposalMark state={state} />
        <p>
          {t(isOpen && sender === 'approver' ? `approval.meaning.strict.${state}` : `approval.meaning.${state}`, {
            when: formats.moment(expiresAt),
          })}
        </p>
        {approvals.map((approval) => (
          <p key={`${approval.person} ${approval.saidAt}`}>
            <ForeignText text={approvalText(approval)} />
          </p>
        ))}
      </div>
      <ActionBar>
        <Button variant="default" onClick={onClose}>
          {t('result.close')}
        </Button>
        <Button
          onClick={() => {
            onClose();
            goTo('approvals');
          }}
        >
          {t('approval.show')}
        </Button>
      </ActionBar>
    </Stack>
  );
}
