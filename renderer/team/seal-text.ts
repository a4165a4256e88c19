import { useTranslation } from 'react-i18next';
import type { SealTroubleView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';

/** Whether somebody has to look: a desk that got another key has its own explanation, its other seals are not in doubt. */
export const alarming = ({ kind }: SealTroubleView) => kind !== 'otherKey';

/** What does not fit of a seal, as a sentence. */
export function useSealText(): (trouble: SealTroubleView, nameOf: (deskId: string) => string) => string {
  const { t } = useTranslation();
  const { locale } = useFormats();
  return ({ kind, deskId, line, witness }, nameOf) => {
    const words = {
      desk: nameOf(deskId),
      witness: nameOf(witness),
      line: line.toLocaleString(locale),
      // What is shown is escaped where it is shown.
      interpolation: { escapeValue: false },
    };
    const ofOthers = witness !== deskId && kind === 'otherLine';
    return ofOthers ? t('team.seal.trouble.otherLineSeen', words) : t(`team.seal.trouble.${kind}`, words);
  };
}
