import { useTranslation } from 'react-i18next';
import type { GuardView, OperationView } from '../../contract/index.ts';

/** Which guards had spoken, in a few words each, and why the person went on; null where none had. */
export function useGuardedText(): (
  operation: OperationView,
) => { readonly kinds: string; readonly answer: string } | null {
  const { t } = useTranslation();
  return ({ guarded }) => {
    if (guarded === null) return null;
    // The log keeps words: one of a newer program stands as it is.
    const kinds = guarded.kinds.map((kind) => (isKind(kind) ? t(`guard.short.${kind}`) : kind));
    return { kinds: kinds.join(', '), answer: guarded.answer };
  };
}

const known: Readonly<Record<GuardView['kind'], true>> = {
  sameAmountLately: true,
  chargedBack: true,
  reclaimable: true,
  methodUnknown: true,
  planRuns: true,
  captureScheduled: true,
  unattributedEdit: true,
  otherCurrency: true,
  colleagueAtIt: true,
  incompleteChain: true,
  orderCharged: true,
  sameAliasLately: true,
  sameClientLately: true,
  instalmentRetries: true,
};

function isKind(kind: string): kind is GuardView['kind'] {
  return kind in known;
}
