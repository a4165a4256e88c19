import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { useWho } from '../team/useWho.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './Timeline.module.css';

/** Who made an operation at this desk, for which reason, on which agreement, and what they wrote beside it. */
export function Made({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const who = useWho();
  const { reason, note, agreement } = operation;
  return (
    <>
      <p className={classes.made}>
        <ForeignText text={t('made.why', { actor: who(operation), reason: t(`reason.${reason}`) })} />
      </p>
      {agreement && (
        <p className={classes.made}>
          <ForeignText text={t('made.agreement', { agreement })} />
        </p>
      )}
      {note && (
        <p className={classes.made}>
          <ForeignText text={t('made.note', { note })} />
        </p>
      )}
    </>
  );
}
