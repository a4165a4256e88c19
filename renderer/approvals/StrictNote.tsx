import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import { Notice } from '../ui/Notice.tsx';

/** That the team is strict: who sends then, and that a desk which only asks needs no signing key. Nothing where it is not. */
export function StrictNote() {
  const { t } = useTranslation();
  const answer = useAnswer({
    key: ['rights'],
    ask: () => bridge.approvals.rights({}),
    isStale: ({ kind }) => kind === 'teamChanged' || kind === 'operationChanged',
  });
  if (answer.kind !== 'ready' || !answer.value?.strict) return null;
  return <Notice>{t('approval.strict.note')}</Notice>;
}
