import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { statusOf } from '../status/look.ts';
import { useWho } from '../team/useWho.ts';
import { useGuardedText } from './guarded-text.ts';
import { proofOf } from './outcome.ts';
import { momentOf, toReceipt } from './receipt.ts';

/** The receipt of an operation in the person's language, zone and way of writing amounts. */
export function useReceipt(): (operation: OperationView) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const { accounts } = useConsole();
  const guardedText = useGuardedText();
  const who = useWho();
  return (operation) => {
    const account = accounts.find(({ accountId }) => accountId === operation.accountId);
    const { amount } = operation;
    const proof = proofOf(operation);
    return toReceipt(operation, {
      environment: t(`environment.${account?.environment ?? 'production'}`).toLocaleUpperCase(formats.locale),
      account: account ? `${account.label} (${account.identifier})` : operation.accountId,
      operation: t(`operation.${operation.operation}`),
      status: t(operation.page ? 'status.waitingForHolder' : `status.${statusOf(operation.state)}`),
      amount: amount.minor > 0 ? `${formats.amount(amount)} (${formats.words(amount)})` : null,
      moment: formats.fullMoment(momentOf(operation)),
      by: who(operation),
      guarded: guardedText(operation),
      proof:
        proof && t('proof.value', { source: t(`source.${proof.source}`), when: formats.fullMoment(proof.provedAt) }),
      label: (name) => t(`receipt.${name}`),
      // What is copied is as it is.
      line: (label, value) => t('receipt.line', { label, value, interpolation: { escapeValue: false } }),
    });
  };
}
