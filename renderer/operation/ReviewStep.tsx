import { Button, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { AskNote } from '../approvals/AskNote.tsx';
import { useClearanceText } from '../approvals/clearance-text.ts';
import { isBarred, useClearance } from '../approvals/useClearance.ts';
import { useFormats } from '../i18n/format.ts';
import { ReminderQuestion, reminderFieldId } from '../limits/ReminderQuestion.tsx';
import { useAccount } from '../state/console.tsx';
import { useClosed } from '../team/useClosed.ts';
import { color } from '../theme/tokens.ts';
import { ActionBar } from '../ui/ActionBar.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useSettled } from '../ui/useSettled.ts';
import { GuardQuestion, guardFieldId } from './GuardQuestion.tsx';
import { findAnswerProblem } from './guard-text.ts';
import { RenewedNote } from './RenewedNote.tsx';
import { RequestPreview } from './RequestPreview.tsx';
import classes from './ReviewStep.module.css';
import type { Prepared, PreparedDraft, Renewal } from './steps.ts';

/** What a drawer hands to a review. */
export interface ReviewProps<Of extends PreparedDraft = Prepared> {
  readonly prepared: Of;
  readonly sending: boolean;
  readonly refusal: Refusal | null;
  /** Why this review took the place of another; null for the first. */
  readonly renewal: Renewal | null;
  /** The order has changed while this stood open: the last button shows it anew before anything leaves. */
  readonly moved: boolean;
  readonly guardAnswer: string;
  readonly onGuardAnswer: (answer: string) => void;
  readonly onBack: () => void;
  /** `reminded`: the person goes on although a limit of this desk's own has spoken. */
  readonly onConfirm: (reminded: boolean) => void;
  /** Asks colleagues for their approval, where the person's rights want it. */
  readonly onPropose: () => void;
}

interface ReviewStepProps extends ReviewProps<PreparedDraft> {
  /** Says the whole thing: `Capture 80.00 € of order 1201`. */
  readonly title: string;
  /** The last button: verb and amount. */
  readonly confirm: string;
  /** What is said in words where it is more than the operation's own amount: the total of a plan. */
  readonly total?: Money | undefined;
  /** What belongs to this operation alone, above what all have. */
  readonly facts?: readonly Fact[];
  /** What follows from it that cannot be taken back. */
  readonly children?: ReactNode;
}

/** Says the whole thing once more, from main's own copy. The focus starts on the way back, or on what changed. */
export function ReviewStep(props: ReviewStepProps) {
  const { prepared, sending, refusal, renewal, moved, guardAnswer, onGuardAnswer, onBack, onConfirm, onPropose } =
    props;
  const { title, confirm, total, facts = [], children } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const { draft } = prepared;
  const { operation, guards } = draft;
  const account = useAccount(operation.accountId);
  const environment = account?.environment ?? 'production';
  const settled = useSettled();
  const closedId = useId();
  const clearanceId = useId();
  const back = useRef<HTMLButtonElement>(null);
  const note = useRef<HTMLElement>(null);
  useEffect(() => (note.current ?? back.current)?.focus(), []);
  const [tries, setTries] = useState(0);
  const problem = findAnswerProblem(guards, guardAnswer);
  const [goesOn, setGoesOn] = useState(false);
  const shownProblem = tries > 0 ? problem : undefined;
  const unanswered = shownProblem && t(shownProblem === 'missing' ? 'guard.answerMissing' : `note.${shownProblem}`);
  const closed = useClosed();
  const clearance = useClearance(operation);
  const asks = clearance?.kind === 'ask';
  const isReminded = clearance?.kind === 'remind';
  const unsaid = tries > 0 && isReminded && !goesOn ? t('limit.unsaid') : undefined;
  const errors = [
    ...(unanswered ? [{ fieldId: guardFieldId, message: unanswered }] : []),
    ...(unsaid ? [{ fieldId: reminderFieldId, message: unsaid }] : []),
  ];
  const clearanceText = useClearanceText()(clearance);
  const shut = closed !== null || isBarred(clearance);
  const describedBy = closed === null ? (clearanceText === null ? undefined : clearanceId) : closedId;
  const press = () => {
    if (shut) return;
    if (problem !== undefined || (isReminded && !goesOn)) return setTries((times) => times + 1);
    if (asks) onPropose();
    else onConfirm(isReminded);
  };
  return (
    <Stack gap={18}>
      {renewal && <RenewedNote ref={note} renewal={renewal} draft={draft} />}
      <h2 className={classes.title}>{title}</h2>
      {operation.amount.minor > 0 && <p className={classes.words}>{formats.words(total ?? operation.amount)}</p>}
      {refusal && <RefusalNote refusal={refusal} />}
      {moved && (
        <div role="status">
          <Notice>{t('changed.meanwhile')}</Notice>
        </div>
      )}
      {errors.length > 0 && <ErrorSummary key={tries} title={t('form.errors')} errors={errors} />}
      {guards.length > 0 && (
        <GuardQuestion
          guards={guards}
          operation={operation}
          answer={guardAnswer}
          error={unanswered}
          disabled={sending}
          onChange={onGuardAnswer}
        />
      )}
      {clearance?.kind === 'remind' && (
        <ReminderQuestion reminder={clearance} goesOn={goesOn} error={unsaid} disabled={sending} onChange={setGoesOn} />
      )}
      {children}
      <Facts
        facts={[
          { label: t('column.order'), value: operation.orderId },
          { label: t('column.client'), value: draft.clientEmail || draft.client || '–' },
          ...(draft.card ? [{ label: t('transaction.card'), value: draft.card }] : []),
          ...facts,
          { label: t('form.reason'), value: t(`reason.${operation.reason}`) },
          ...(operation.agreement ? [{ label: t('charge.agreement'), value: operation.agreement }] : []),
          ...(operation.note ? [{ label: t('form.note'), value: operation.note }] : []),
          {
            label: t('transaction.account'),
            value: `${account?.label ?? operation.accountId} · ${t(`environment.${environment}`)}`,
          },
        ]}
      />
      <RequestPreview draft={draft} />
      {sending && (
        <p role="status" className={classes.sending}>
          {t(asks ? 'approval.asking' : 'review.sending')}
        </p>
      )}
      {clearanceText && !sending && <AskNote id={clearanceId} text={clearanceText} />}
      {closed && !sending && (
        <div role="status" id={closedId}>
          <Notice>
            {closed} {t('team.draftsKept')}
          </Notice>
        </div>
      )}
      <ActionBar>
        <Button ref={back} variant="default" onClick={onBack} disabled={sending}>
          {t('review.back')}
        </Button>
        {/* It wears the environment where it sends, so that real money never looks like play money. */}
        <Button
          loading={sending}
          {...(asks ? { 'data-asks': true } : { color: color(environment), 'data-environment': environment })}
          aria-disabled={!settled || shut}
          data-disabled={shut}
          aria-describedby={describedBy}
          // A key press counts at once: it was aimed at this button, which had to be reached first.
          onClick={({ detail }) => (settled || detail === 0) && press()}
        >
          {asks ? t('approval.ask') : confirm}
        </Button>
      </ActionBar>
    </Stack>
  );
}
