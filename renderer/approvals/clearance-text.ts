import { useTranslation } from 'react-i18next';
import { assertNever, type ClearanceView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';

/** What the person's rights say, before they run into them; null where there is nothing to say. */
export function useClearanceText(): (clearance: ClearanceView | null) => string | null {
  const { t } = useTranslation();
  const formats = useFormats();
  return (clearance) => {
    switch (clearance?.kind) {
      case undefined:
      case 'alone':
      case 'unknown':
      // It asks a question of its own.
      case 'remind':
        return null;
      case 'aboveLimit':
        return t('refusal.aboveLimit', { most: formats.amount(clearance.most) });
      case 'aboveDayLimit':
        return t('refusal.aboveDayLimit', {
          day: formats.amount(clearance.day),
          spent: formats.amount(clearance.spent),
        });
      case 'notAllowed':
        return t('refusal.notPermitted');
      case 'ask': {
        const { alone, approvers, strict } = clearance;
        const names = new Intl.ListFormat(formats.language, { type: 'disjunction' }).format(
          approvers.map(({ person, upTo }) =>
            // What is shown is escaped where it is shown.
            t('approval.approver', { person, upTo: formats.amount(upTo), interpolation: { escapeValue: false } }),
          ),
        );
        const rule = strict
          ? t('approval.strict.rule')
          : alone
            ? t('approval.above', { alone: formats.amount(alone) })
            : t('approval.always');
        return `${rule} ${approvers.length === 0 ? t('approval.nobody') : t('approval.named', { names, interpolation: { escapeValue: false } })}`;
      }
      default:
        return assertNever(clearance);
    }
  };
}
