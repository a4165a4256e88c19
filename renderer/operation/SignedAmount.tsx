import type { Money, OperationType } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useTexts } from '../i18n/texts.tsx';
import classes from './SignedAmount.module.css';
import { signedAmount } from './signed-amount.ts';

interface SignedAmountProps {
  readonly operation: OperationType;
  readonly amount: Money;
  /** False for what was refused, voided or is not known. */
  readonly moved: boolean;
  /** False where no source has told the currency, and the account's is assumed. */
  readonly currencyKnown?: boolean;
}

/** Money that goes to the customer wears a minus; money that did not move is pale; a stop has none. */
export function SignedAmount({ operation, amount, moved, currencyKnown = true }: SignedAmountProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const signed = signedAmount(operation, amount);
  const text = signed === null ? '–' : formats.amount(signed).replace('-', '−');
  return (
    <span className={`numeric ${moved ? '' : classes.unmoved}`} title={signed === null ? undefined : text}>
      {text}
      {signed !== null && !currencyKnown && (
        <span
          className={classes.assumed}
          role="img"
          aria-label={t('mark.currencyAssumed')}
          title={t('mark.currencyAssumed')}
        >
          ?
        </span>
      )}
    </span>
  );
}
