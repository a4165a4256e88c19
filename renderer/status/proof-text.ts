import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { proofOf } from '../operation/outcome.ts';

/** How it became known what had become of an operation: by a proof, or a person's word; null where its answer told. */
export function useProofText(): (operation: OperationView) => string | null {
  const { t } = useTranslation();
  const formats = useFormats();
  return (operation) => {
    const proof = proofOf(operation);
    if (proof) {
      const { outcome, source, provedAt } = proof;
      return t(`proof.${outcome}`, { when: formats.moment(provedAt), source: t(`source.${source}`) });
    }
    const { settlement } = operation;
    if (!settlement) return null;
    const { outcome, actor, settledAt, reason } = settlement;
    return t(`proof.settled.${outcome}`, { actor, reason, when: formats.moment(settledAt) });
  };
}
