import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Currency, mostCartItems, mostOfCart } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import type { CartItemForm } from '../operation/form.ts';
import classes from './CartFields.module.css';
import { type CartRead, cartFieldId, cartFieldOrder, cartSumId, emptyCartItem } from './cart-form.ts';
import { FieldGroup } from './FieldGroup.tsx';
import type { FieldMessage } from './field-message.ts';

interface CartFieldsProps {
  readonly typed: readonly CartItemForm[];
  readonly read: CartRead;
  readonly currency: Currency;
  readonly messages: readonly FieldMessage[];
  readonly onChange: (cart: readonly CartItemForm[]) => void;
}

const cartSumErrorId = 'cart-sum-error';

/** What is in the basket, line by line, folded away; what it comes to stands below, since the gateway compares it (rules.md A7). */
export function CartFields({ typed, read, currency, messages, onChange }: CartFieldsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorOf = (fieldId: string) => messages.find((one) => one.fieldId === fieldId)?.message;
  const put = (index: number, changes: Partial<CartItemForm>) =>
    onChange(typed.map((line, place) => (place === index ? { ...line, ...changes } : line)));
  const hasFault = messages.some(({ fieldId }) => fieldId.startsWith('cart-'));
  const sumError = errorOf(cartSumId);
  return (
    <FieldGroup title={t('collection.group.cart')} hasFault={hasFault}>
      {typed.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own
        <fieldset key={index} className={classes.line}>
          <legend>{t('collection.cart.line', { number: index + 1 })}</legend>
          <div className={classes.fields}>
            {cartFieldOrder.map((field) => (
              <TextInput
                key={field}
                id={cartFieldId(index, field)}
                className={field === 'name' ? classes.wide : undefined}
                label={t(`collection.cart.field.${field}`)}
                description={
                  field in mostOfCart
                    ? t('collection.cart.upTo', { most: mostOfCart[field as keyof typeof mostOfCart] })
                    : undefined
                }
                inputWrapperOrder={['label', 'input', 'error', 'description']}
                inputMode={field === 'price' || field === 'quantity' ? 'decimal' : undefined}
                autoComplete="off"
                value={line[field]}
                error={errorOf(cartFieldId(index, field))}
                onChange={({ currentTarget }) => put(index, { [field]: currentTarget.value })}
              />
            ))}
          </div>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('collection.cart.removeLine', { number: index + 1 })}
            onClick={() => onChange(typed.filter((_, place) => place !== index))}
          >
            {t('collection.cart.remove')}
          </Button>
        </fieldset>
      ))}
      <div className={classes.sum} aria-live="polite">
        {read.total !== null &&
          !sumError &&
          t('collection.cart.sum', { sum: formats.amount({ currency, minor: read.total }) })}
      </div>
      {sumError && (
        <p id={cartSumErrorId} className={classes.error}>
          {sumError}
        </p>
      )}
      {typed.length < mostCartItems && (
        <div>
          <Button
            id={cartSumId}
            aria-describedby={sumError ? cartSumErrorId : undefined}
            size="compact-sm"
            variant="default"
            onClick={() => onChange([...typed, emptyCartItem])}
          >
            {t('collection.cart.add')}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}
