import { useTranslation } from 'react-i18next';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './Administration.module.css';
import type { ChangeGroup } from './held-rights.ts';
import { useFiguresText, useRightPlace } from './right-text.ts';

/** A right before and after, in words. */
export function RightDifference({ change }: { readonly change: ChangeGroup }) {
  const { t } = useTranslation();
  const place = useRightPlace();
  const figures = useFiguresText();
  const { accountId, operations, currency, before, after } = change;
  return (
    <>
      <strong>
        <ForeignText text={place(accountId, operations)} />
      </strong>
      <span className={classes.difference}>
        {t('administration.right.beforeAfter', {
          before: figures(before, currency),
          after: figures(after, currency),
          interpolation: { escapeValue: false },
        })}
      </span>
    </>
  );
}
