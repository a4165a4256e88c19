import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { HolderPage } from '../page/HolderPage.tsx';
import { useAccount, useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { statusOf } from '../status/look.ts';
import { useOutcomeText } from '../status/outcome-text.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { toSupportText } from '../status/support-text.ts';
import { HolderNote } from '../team/HolderNote.tsx';
import { useClosed } from '../team/useClosed.ts';
import { ActionBar } from '../ui/ActionBar.tsx';
import { CopyButton, CopyTextButton } from '../ui/CopyButton.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useGuardedText } from './guarded-text.ts';
import { execcodeOf, transactionIdOf } from './outcome.ts';
import classes from './ResultStep.module.css';
import { isOutdated } from './steps.ts';
import { useSummary } from './summary.ts';
import { useReceipt } from './useReceipt.ts';

interface ResultStepProps {
  readonly operation: OperationView;
  /** Why it was not sent once more; null unless that was tried. */
  readonly refusal: Refusal | null;
  readonly onSendAgain: () => void;
  readonly onBeginAnew: () => void;
  readonly onClose: () => void;
  /** What leads on from an outcome of its own. */
  readonly children?: ReactNode;
}

/** What became of it: the word, what it means, what to do next, and everything that support will ask for. */
export function ResultStep({ operation, refusal, onSendAgain, onBeginAnew, onClose, children }: ResultStepProps) {
  const { t } = useTranslation();
  const summary = useSummary();
  const receipt = useReceipt();
  const environment = useAccount(operation.accountId)?.environment ?? 'production';
  const outcome = useOutcomeText()(operation);
  const { version } = useConsole();
  const { goTo } = useWindow();
  const status = statusOf(operation.state);
  const outdated = refusal !== null && isOutdated(refusal);
  const attempt = operation.attempts.at(-1);
  // What a colleague has changed is looked at anew before anything of it is sent.
  const mustBeginAnew = outdated || (operation.state === 'notSent' && attempt?.cause === 'claimOutdated');
  const guarded = useGuardedText()(operation);
  const closed = useClosed();
  const [transactionId, execcode] = [transactionIdOf(operation), execcodeOf(operation)];
  // What nobody has answered has no line: a page that waits for its holder has neither id nor code.
  const facts: Fact[] = [
    ...(transactionId ? [{ label: t('result.transactionId'), value: <Identifier text={transactionId} /> }] : []),
    ...(execcode
      ? [{ label: t('result.execcode'), value: <ForeignText className="identifier" text={execcode} /> }]
      : []),
    ...(attempt?.message ? [{ label: t('result.message'), value: attempt.message }] : []),
    ...(guarded
      ? [
          { label: t('guard.was'), value: guarded.kinds },
          { label: t('guard.wentOn'), value: guarded.answer },
        ]
      : []),
  ];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap={18}>
      <h2 ref={heading} tabIndex={-1} className={classes.heading}>
        <StatusMark status={status} size="large" hasPage={operation.page !== undefined} />
      </h2>
      <p className={classes.sentence}>{summary(operation)}</p>
      <div className={classes.meaning} data-status={status}>
        <p>
          <ForeignText text={outcome.meaning} />
        </p>
        {!outdated && <p>{outcome.nextStep}</p>}
      </div>
      <HolderNote operation={operation} />
      {refusal && <RefusalNote refusal={refusal} />}
      {operation.page && <HolderPage operation={operation} />}
      {children}
      {facts.length > 0 && <Facts facts={facts} />}
      <Group gap={16}>
        <CopyTextButton text={receipt(operation)} label={t('result.copyReceipt')} copiedLabel={t('copy.done')} />
        <CopyTextButton
          text={toSupportText(operation, { version, environment })}
          label={t('result.copyForSupport')}
          copiedLabel={t('copy.done')}
        />
      </Group>
      {closed && operation.repeatable && !mustBeginAnew && <Notice>{closed}</Notice>}
      <ActionBar>
        {mustBeginAnew && (
          <Button variant="default" onClick={onBeginAnew}>
            {t('result.beginAnew')}
          </Button>
        )}
        {operation.repeatable && !mustBeginAnew && (
          <Button variant="default" disabled={closed !== null} onClick={onSendAgain}>
            {t('result.sendAgain')}
          </Button>
        )}
        {operation.state === 'unknown' && (
          <Button
            variant="default"
            onClick={() => {
              onClose();
              goTo('toSettle');
            }}
          >
            {t('result.settle')}
          </Button>
        )}
        <Button onClick={onClose}>{t('result.close')}</Button>
      </ActionBar>
    </Stack>
  );
}

function Identifier({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <Group gap={4}>
      <ForeignText className="identifier" text={text} />
      <CopyButton text={text} label={t('copy.id')} copiedLabel={t('copy.done')} />
    </Group>
  );
}
