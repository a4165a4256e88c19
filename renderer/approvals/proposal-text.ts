import { useTranslation } from 'react-i18next';
import type { ApprovalView, ProposalView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';

/** A proposal in one line: `Refund of 650.00 €, order W-1001`; without the order until the draft has come here. */
export function useProposalTitle(): (proposal: ProposalView) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ operation, amount, orderId }) =>
    orderId === null
      ? `${t(`operation.${operation}`)} · ${formats.amount(amount)}`
      : t(`summary.${operation}`, { amount: formats.amount(amount), order: orderId });
}

/** A colleague's word in one line, with its reason. */
export function useApprovalText(): (approval: ApprovalView) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ person, verdict, reason, saidAt, counts }) => {
    const said = t(`approval.said.${verdict}`, {
      person,
      when: formats.moment(saidAt),
      interpolation: { escapeValue: false },
    });
    const why = reason === '' ? '' : ` · ${reason}`;
    return `${said}${why}${verdict === 'approved' && !counts ? ` · ${t('approval.countsNoMore')}` : ''}`;
  };
}
