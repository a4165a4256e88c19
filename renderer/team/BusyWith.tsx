import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useAnswer } from '../state/answer.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './BusyWith.module.css';
import { useWho } from './useWho.ts';

/** Whose operation holds a transaction, where it is a colleague's; nothing of one of this desk. */
export function BusyWith({ operationId }: { readonly operationId: string }) {
  const answer = useAnswer({
    key: ['operation', operationId],
    ask: () => bridge.operations.show({ operationId }),
    isStale: (event) => event.kind === 'operationChanged' && event.operation.operationId === operationId,
  });
  return answer.kind === 'ready' ? <AtWork operation={answer.value} /> : null;
}

/** That a colleague is at work on the transaction of an operation, and since when. */
export function AtWork({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const who = useWho();
  if (operation.deskId === undefined) return null;
  const since = operation.attempts.at(-1)?.sentAt ?? operation.changedAt;
  return (
    <p className={classes.note}>
      <ForeignText text={t('team.holder.busySince', { who: who(operation), when: formats.moment(since) })} />
    </p>
  );
}
