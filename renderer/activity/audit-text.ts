import { useTranslation } from 'react-i18next';
import type { AuditLineView } from '../../contract/index.ts';
import { useFiguresText, useRightPlace } from '../administration/right-text.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';

/** A line in words: what was done, to what, and what it came to. */
export interface AuditText {
  readonly what: string;
  readonly object: string;
  readonly result: string;
}

/** Whether what a line is about is an account, where it is no operation. */
const isOfAccount = (what: AuditLineView['what']) =>
  /^(account|secret)/.test(what) || ['exportAsked', 'operationNotAllowed', 'limitPassed'].includes(what);

export function useAuditText(): (line: AuditLineView) => AuditText {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const { accounts } = useConsole();
  const place = useRightPlace();
  const figures = useFiguresText();
  const accountOf = (accountId: string) => accounts.find((one) => one.accountId === accountId)?.label ?? accountId;
  return ({ what, operation, subject, result, detail, count, right }) => {
    if (right) {
      const { accountId, currency, before, after } = right;
      const difference = { before: figures(before, currency), after: figures(after, currency) };
      return {
        what: t(`audit.what.${what}`),
        object: `${subject} · ${place(accountId, [right.operation])}`,
        result: t('administration.right.beforeAfter', { ...difference, interpolation: { escapeValue: false } }),
      };
    }
    const object = operation
      ? [
          t(`operation.${operation.operation}`),
          // A stop moves nothing.
          ...(operation.amount.minor > 0 ? [amount(operation.amount)] : []),
          operation.orderId || operation.referenceId,
          accountOf(operation.accountId),
        ]
      : [isOfAccount(what) ? accountOf(subject) : subject];
    const came = [
      ...(result === null ? [] : [t(`audit.result.${result}`)]),
      ...(detail === '' ? [] : [detail]),
      ...(count === null ? [] : [t('audit.count', { count })]),
    ];
    return {
      what: t(`audit.what.${what}`),
      object: object.filter(Boolean).join(' · ') || '–',
      result: came.join(' · ') || '–',
    };
  };
}
