import type { Currency } from '../../contract/index.ts';
import type { OperationForm } from '../operation/form.ts';
import { CartFields } from './CartFields.tsx';
import { CollectionFields } from './CollectionFields.tsx';
import type { CartRead } from './cart-form.ts';
import type { FieldMessage } from './field-message.ts';

interface CollectionPartsProps {
  readonly form: Pick<OperationForm, 'further' | 'cart'>;
  readonly isFirst: boolean;
  readonly currency: Currency;
  readonly cart: CartRead;
  readonly messages: readonly FieldMessage[];
  readonly change: (changes: Partial<OperationForm>) => void;
}

/** What a direct debit carries beside what every charge has: the payer, where the goods go, further details, the basket. */
export function CollectionParts({ form, isFirst, currency, cart, messages, change }: CollectionPartsProps) {
  return (
    <>
      <CollectionFields
        further={form.further}
        isFirst={isFirst}
        messages={messages}
        onChange={(further) => change({ further })}
      />
      <CartFields
        typed={form.cart}
        read={cart}
        currency={currency}
        messages={messages}
        onChange={(changed) => change({ cart: changed })}
      />
    </>
  );
}
