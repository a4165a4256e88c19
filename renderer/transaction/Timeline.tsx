import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  assertNever,
  type Money,
  type NoteView,
  type OperationType,
  type OperationView,
  type Status,
  type TimelineEntry,
  type TransactionRow,
} from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useWhenTexts } from '../i18n/when-text.ts';
import { useGuardedText } from '../operation/guarded-text.ts';
import { execcodeOf } from '../operation/outcome.ts';
import { SignedAmount } from '../operation/SignedAmount.tsx';
import { statusLooks, statusOf } from '../status/look.ts';
import { useProofText } from '../status/proof-text.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { color } from '../theme/tokens.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Made } from './Made.tsx';
import { mergeNotes } from './notes/merge-notes.ts';
import { NoteEntry } from './notes/NoteEntry.tsx';
import classes from './Timeline.module.css';

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** What was written beside the order. */
  readonly notes: readonly NoteView[];
  /** The TRANSACTIONID that the panel was opened for. */
  readonly current: string;
}

/** Who did what and why, newest first. */
export function Timeline({ entries, notes, current }: TimelineProps) {
  return (
    <ol className={classes.timeline}>
      {mergeNotes(entries, notes).map((entry) => {
        switch (entry.kind) {
          case 'note':
            return <NoteEntry key={`note ${entry.note.writtenAt} ${entry.note.text}`} note={entry.note} />;
          case 'operation':
            return <OperationEntry key={entry.operation.operationId} operation={entry.operation} />;
          case 'transaction':
            return (
              <TransactionEntry
                key={entry.row.transactionId}
                row={entry.row}
                made={entry.operation}
                current={entry.row.transactionId === current}
              />
            );
          default:
            return assertNever(entry);
        }
      })}
    </ol>
  );
}

interface TransactionEntryProps {
  readonly row: TransactionRow;
  /** The operation of this desk that made it. */
  readonly made: OperationView | null;
  readonly current: boolean;
}

function TransactionEntry({ row, made, current }: TransactionEntryProps) {
  const { t } = useTranslation();
  const when = useWhenTexts();
  const remarks = useRemarks();
  return (
    <Entry
      status={row.status}
      operation={row.operation}
      moved={row.status === 'succeeded' && !row.voided}
      amount={row.amount}
      when={{ text: when.moment(row), hint: when.exact(row) }}
      current={current}
      made={made}
      notes={[
        ...(row.voided ? [t('status.voided')] : []),
        ...(row.chargedBack ? [t('mark.chargedBack')] : []),
        ...(made ? remarks(made) : []),
      ]}
      execcode={row.execcode}
      id={row.transactionId}
    />
  );
}

function OperationEntry({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const remarks = useRemarks();
  const last = operation.attempts.at(-1);
  return (
    <Entry
      status={statusOf(operation.state)}
      operation={operation.operation}
      moved={operation.state === 'succeeded'}
      amount={operation.amount}
      when={{ text: formats.moment(operation.draftedAt), hint: formats.exactMoment(operation.draftedAt) }}
      current={false}
      made={operation}
      notes={[...(last?.cause ? [t(`cause.${last.cause}`)] : []), ...remarks(operation)]}
      execcode={execcodeOf(operation)}
      id={null}
    />
  );
}

/** How an outcome became known where no answer told it, and which warning was gone past. */
function useRemarks(): (operation: OperationView) => readonly string[] {
  const { t } = useTranslation();
  const proofText = useProofText();
  const guardedText = useGuardedText();
  return (operation) => {
    const guarded = guardedText(operation);
    const remarks = [proofText(operation), guarded && t('guard.mark', guarded)];
    return remarks.filter((remark) => remark !== null);
  };
}

interface EntryProps {
  readonly status: Status;
  readonly operation: OperationType;
  readonly moved: boolean;
  readonly amount: Money;
  readonly when: { readonly text: string; readonly hint: string };
  readonly current: boolean;
  /** The operation of this desk behind it; null where somebody else made it. */
  readonly made: OperationView | null;
  readonly notes: readonly string[];
  readonly execcode: string | null;
  readonly id: string | null;
}

function Entry({ status, operation, moved, amount, when, current, made, notes, execcode, id }: EntryProps) {
  const { t } = useTranslation();
  return (
    <li className={classes.entry} aria-current={current || undefined}>
      <span className={classes.dot} style={{ background: color(statusLooks[status].color) }} aria-hidden />
      <div className={classes.line}>
        <span className={classes.title}>{t(`operation.${operation}`)}</span>
        <SignedAmount operation={operation} amount={amount} moved={moved} />
      </div>
      <div className={classes.line}>
        <StatusMark status={status} execcode={execcode} />
        <Tooltip label={when.hint}>
          <span className={`numeric ${classes.when}`}>{when.text}</span>
        </Tooltip>
      </div>
      {made && <Made operation={made} />}
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          <ForeignText text={note} />
        </p>
      ))}
      {id && (
        <div className={classes.id}>
          <ForeignText className="identifier" text={id} />
          <CopyButton text={id} label={t('copy.id')} copiedLabel={t('copy.done')} />
        </div>
      )}
    </li>
  );
}
