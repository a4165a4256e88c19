import { useTranslation } from 'react-i18next';
import type { LastClaimView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './Administration.module.css';
import { useRightPlace } from './right-text.ts';

interface ClaimLinesProps {
  readonly claims: readonly LastClaimView[];
  /** What the list is called. */
  readonly label: string;
}

/** What was claimed, by whom, and what became of it as far as the team's engine knows. */
export function ClaimLines({ claims, label }: ClaimLinesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const place = useRightPlace();
  return (
    <ul className={classes.lines} aria-label={label}>
      {claims.map(({ person, accountId, operation, amount, state, claimedAt }) => (
        <li key={`${claimedAt} ${operation} ${amount.minor}`}>
          <span className={classes.where}>
            <ForeignText text={`${place(accountId, [operation])} · ${formats.amount(amount)}`} />
          </span>
          <span className={classes.figuresText}>
            <ForeignText
              text={t('administration.waive.claim', {
                person,
                when: formats.moment(claimedAt),
                state: t(`administration.waive.state.${state}`),
                interpolation: { escapeValue: false },
              })}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
