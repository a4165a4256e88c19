import { useTranslation } from 'react-i18next';
import type { RightChangeView } from '../../contract/index.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './Administration.module.css';
import { useFiguresText, useRightPlace } from './right-text.ts';

/** A right before and after, in words. */
export function RightDifference({ change }: { readonly change: RightChangeView }) {
  const { t } = useTranslation();
  const place = useRightPlace();
  const figures = useFiguresText();
  const { accountId, operation, currency, before, after } = change;
  return (
    <>
      <strong>
        <ForeignText text={place(accountId, [operation])} />
      </strong>
      <span className={classes.difference}>
        {t('approval.beforeAfter', {
          before: figures(before, currency),
          after: figures(after, currency),
          interpolation: { escapeValue: false },
        })}
      </span>
    </>
  );
}
