import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useGuardText } from '../operation/guard-text.ts';
import { RequestPreview } from '../operation/RequestPreview.tsx';
import { useAccount } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './ProposalCard.module.css';

interface ProposalPictureProps {
  readonly draft: DraftView;
  readonly guardAnswer: string | null;
}

/** What would be sent, as the colleague reviewed it, what speaks against it, and what they answered to that. */
export function ProposalPicture({ draft, guardAnswer }: ProposalPictureProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const guardText = useGuardText();
  const { follow } = useWindow();
  const { operation, guards, before, after } = draft;
  const account = useAccount(operation.accountId);
  const environment = account?.environment ?? 'production';
  const { accountId, referenceId } = operation;
  return (
    <>
      {(guards.length > 0 || guardAnswer !== null) && (
        <section className={classes.guards}>
          <h4>
            <ShieldAlert size={16} aria-hidden />
            {t('guard.title')}
          </h4>
          <ul>
            {guards.map((guard) => (
              <li key={JSON.stringify(guard)}>{guardText(guard, operation.operation)}</li>
            ))}
          </ul>
          {guardAnswer !== null && (
            <p>
              <ForeignText
                text={t('approval.guardAnswer', {
                  person: operation.actor,
                  answer: guardAnswer,
                  interpolation: { escapeValue: false },
                })}
              />
            </p>
          )}
        </section>
      )}
      <Facts
        facts={[
          ...(operation.amount.minor > 0
            ? [
                {
                  label: t('column.amount'),
                  value: <span className="numeric">{formats.amount(operation.amount)}</span>,
                },
              ]
            : []),
          { label: t('column.order'), value: operation.orderId },
          { label: t('column.client'), value: draft.clientEmail || draft.client || '–' },
          ...(draft.card ? [{ label: t('transaction.card'), value: draft.card }] : []),
          ...(before && after
            ? [
                {
                  label: t('approval.left'),
                  value: (
                    <span className="numeric">
                      {t('approval.beforeAfter', { before: formats.amount(before), after: formats.amount(after) })}
                    </span>
                  ),
                },
              ]
            : []),
          { label: t('form.reason'), value: t(`reason.${operation.reason}`) },
          ...(operation.agreement ? [{ label: t('charge.agreement'), value: operation.agreement }] : []),
          ...(operation.note ? [{ label: t('form.note'), value: operation.note }] : []),
          {
            label: t('transaction.account'),
            value: `${account?.label ?? accountId} · ${t(`environment.${environment}`)}`,
          },
        ]}
      />
      <RequestPreview draft={draft} />
      {referenceId !== null && (
        <button
          type="button"
          className={classes.link}
          onClick={() => follow({ accountId, transactionId: referenceId })}
        >
          {t('approval.open')}
        </button>
      )}
    </>
  );
}
