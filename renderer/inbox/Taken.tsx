import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakenNotification } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { NotificationMark } from './NotificationMark.tsx';
import { Parameters } from './Parameters.tsx';
import { useProblemText } from './problem-text.ts';
import classes from './Taken.module.css';

/** What became of each notification of a text, in its order; the heading takes the focus. */
export function Taken({ taken }: { readonly taken: readonly TakenNotification[] }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const count = (kind: TakenNotification['kind']) => taken.filter((one) => one.kind === kind).length;
  return (
    <section className={classes.result} aria-labelledby="inbox-result">
      <h3 id="inbox-result" ref={heading} tabIndex={-1} className={classes.heading}>
        {t('inbox.result.heading')}
      </h3>
      <p className={classes.summary} role="status">
        {[
          t('inbox.result.keptCount', { count: count('kept') }),
          t('inbox.result.duplicateCount', { count: count('duplicate') }),
          t('inbox.result.refusedCount', { count: count('refused') }),
        ].join(' · ')}
      </p>
      <ol className={classes.list}>
        {taken.map((one, index) => (
          // Two may begin in one line, and the list never changes its order.
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
          <li key={index} className={classes.entry}>
            <span className={classes.line}>{t('inbox.result.line', { line: one.line })}</span>
            <NotificationMark kind={one.kind} />
            <div className={classes.words}>
              <Words taken={one} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Words({ taken }: { readonly taken: TakenNotification }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const problemText = useProblemText();
  if (taken.kind === 'refused') {
    return (
      <>
        {problemText(taken.reason)}
        <Parameters parameters={taken.parameters} />
      </>
    );
  }
  const { operation, amount, orderId, transactionId } = taken.notification;
  return (
    <>
      {t(`operation.${operation}`)} {formats.amount(amount)} · <ForeignText text={orderId} /> ·{' '}
      <ForeignText className="identifier" text={transactionId} />
      <span className={classes.effect}>
        {t(taken.kind === 'duplicate' ? 'inbox.result.duplicateText' : 'inbox.result.keptText')}
        {taken.kind === 'kept' &&
          taken.settled.length > 0 &&
          ` ${t('inbox.result.settled', { count: taken.settled.length })}`}
      </span>
    </>
  );
}
