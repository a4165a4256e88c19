import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useAnswer } from '../state/answer.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Whose operation kept this one from being sent, and since when; nothing for one that no colleague was in the way of. */
export function HolderNote({ operation }: { readonly operation: OperationView }) {
  const cause = operation.attempts.at(-1)?.cause;
  if (operation.state !== 'notSent') return null;
  if (cause !== 'claimRefused' && cause !== 'claimOutdated') return null;
  return <Holder operationId={operation.operationId} isBusy={cause === 'claimRefused'} />;
}

function Holder({ operationId, isBusy }: { readonly operationId: string; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const answer = useAnswer({
    key: ['team', 'holder', operationId],
    ask: () => bridge.team.findHolder({ operationId }),
    isStale: ({ kind }) => kind === 'operationChanged' || kind === 'transactionsChanged',
  });
  if (answer.kind !== 'ready') return null;
  const holder = answer.value;
  if (!holder) return <Notice>{t('team.holder.unknown')}</Notice>;
  const { person, desk, since } = holder;
  const who = t('team.who', {
    person,
    desk: desk ?? t('team.otherDesk'),
    // What is shown is escaped where it is shown.
    interpolation: { escapeValue: false },
  });
  const what = isBusy ? 'busy' : 'changed';
  const text =
    since === null
      ? t(`team.holder.${what}`, { who })
      : t(`team.holder.${what}Since`, { who, when: formats.moment(since) });
  return (
    <Notice>
      <ForeignText text={text} />
    </Notice>
  );
}
