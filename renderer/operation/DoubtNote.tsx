import { useTranslation } from 'react-i18next';
import type { ActionDoubtView } from '../../contract/index.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';
import classes from './DoubtNote.module.css';

/** Why the gateway may refuse an operation, without any harm: each in a sentence, with the rows it is about. */
export function DoubtNote({ doubts }: { readonly doubts: readonly ActionDoubtView[] }) {
  const { t } = useTranslation();
  return doubts.map(({ kind, transactionIds }) => (
    <Notice key={kind}>
      {t(`doubt.${kind}`, { count: transactionIds.length })}{' '}
      <ForeignText className={classes.ids ?? ''} text={transactionIds.join(', ')} />
    </Notice>
  ));
}
