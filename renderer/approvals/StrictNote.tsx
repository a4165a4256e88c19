import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/Notice.tsx';
import { useRights } from './useRights.ts';

/** That the team is strict: who sends then, and that a desk which only asks needs no signing key. Nothing where it is not. */
export function StrictNote() {
  const { t } = useTranslation();
  const answer = useRights();
  if (answer.kind !== 'ready' || !answer.value?.strict) return null;
  return <Notice>{t('approval.strict.note')}</Notice>;
}
