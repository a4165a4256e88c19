import { RefreshCw } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '../../contract/index.ts';
import { useRenewalText } from './changes-text.ts';
import classes from './RenewedNote.module.css';
import type { Renewal } from './steps.ts';

interface RenewedNoteProps {
  readonly ref: Ref<HTMLElement>;
  readonly renewal: Renewal;
  readonly draft: DraftView;
}

/** On top of a review that took the place of another: what is not as it was, and that nothing was sent. Has the focus. */
export function RenewedNote({ ref, renewal, draft }: RenewedNoteProps) {
  const { t } = useTranslation();
  const { title, sentences } = useRenewalText()(renewal, draft);
  return (
    // Not an alert: with the focus on it, that would be read twice.
    <section
      ref={ref}
      tabIndex={-1}
      aria-labelledby="renewed-title"
      aria-describedby="renewed-text"
      className={classes.note}
    >
      <RefreshCw size={16} className={classes.icon} aria-hidden />
      <div>
        <p id="renewed-title" className={classes.title}>
          {title}
        </p>
        <div id="renewed-text">
          {sentences.length > 0 && <p className={classes.text}>{sentences.join(' ')}</p>}
          <p className={classes.text}>{t('changed.checkAgain')}</p>
        </div>
      </div>
    </section>
  );
}
