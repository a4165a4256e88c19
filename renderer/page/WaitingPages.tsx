import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useAnswer } from '../state/answer.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { PageButton } from './PageButton.tsx';
import classes from './WaitingPages.module.css';

interface WaitingPagesProps {
  /** An ORDERID, an id of this desk's, a CLIENTIDENT or an e-mail address. */
  readonly text: string;
  /** Of one account; of all where it is left out. */
  readonly accountId?: string;
}

/** Pages that wait for whom or for what is sought: the gateway has no row of one that nobody has paid on yet. */
export function WaitingPages({ text, accountId }: WaitingPagesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const answer = useAnswer({
    key: ['waitingPages', text],
    ask: () => bridge.pages.listWaiting({ text }),
    isStale: ({ kind }) => kind === 'operationChanged' || kind === 'transactionsChanged',
  });
  if (answer.kind !== 'ready') return null;
  const pages = answer.value.filter((page) => accountId === undefined || page.accountId === accountId);
  if (pages.length === 0) return null;
  return (
    <section className={classes.pages} aria-label={t('status.waitingForHolder')}>
      <span className={classes.title}>{t('status.waitingForHolder')}</span>
      <ul className={classes.list}>
        {pages.map((operation) => (
          <li key={operation.operationId} className={classes.page}>
            <span>
              {t(`operation.${operation.operation}`)}{' '}
              <span className="numeric">{formats.amount(operation.amount)}</span>
              {' · '}
              <ForeignText text={operation.orderId} />
              {' · '}
              <span className="numeric">{formats.moment(operation.draftedAt)}</span>
            </span>
            <PageButton operation={operation} />
          </li>
        ))}
      </ul>
    </section>
  );
}
