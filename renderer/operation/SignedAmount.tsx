import type { Money, OperationType } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import classes from './SignedAmount.module.css';
import { signedAmount } from './signed-amount.ts';

interface SignedAmountProps {
  readonly operation: OperationType;
  readonly amount: Money;
  /** False for what was refused, voided or is not known. */
  readonly moved: boolean;
}

/** Money that goes to the customer wears a minus; money that did not move is pale; a stop has none. */
export function SignedAmount({ operation, amount, moved }: SignedAmountProps) {
  const formats = useFormats();
  const signed = signedAmount(operation, amount);
  return (
    <span className={`numeric ${moved ? '' : classes.unmoved}`}>
      {signed === null ? '–' : formats.amount(signed).replace('-', '−')}
    </span>
  );
}
