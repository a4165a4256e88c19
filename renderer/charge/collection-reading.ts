import { useTranslation } from 'react-i18next';
import { type Currency, listMissing } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import type { OperationForm } from '../operation/form.ts';
import { type CartRead, cartFieldId, cartSumId, readCartForm } from './cart-form.ts';
import { collectionFieldId, findCollectionFaults } from './collection-problems.ts';
import type { FieldMessage } from './field-message.ts';

interface CollectionReading {
  readonly currency: Currency;
  /** Minor units that are collected, or null while nobody can say. */
  readonly minor: number | null;
  /** Whether the payer begins a mandate: their bank has to know them. */
  readonly isFirst: boolean;
}

/** What the fields of a direct debit come to: the basket, and what is wrong with each, in the order of the form. */
export function useCollectionReading(
  { further, cart }: Pick<OperationForm, 'further' | 'cart'>,
  { currency, minor, isFirst }: CollectionReading,
): { readonly cart: CartRead; readonly messages: readonly FieldMessage[] } {
  const { t } = useTranslation();
  const formats = useFormats();
  const read = readCartForm(cart, currency, formats.locale);
  const missing = isFirst ? listMissing(further) : [];
  const differs = read.total !== null && minor !== null && read.total !== minor;
  const amount = (value: number) => formats.amount({ currency, minor: value });
  return {
    cart: read,
    messages: [
      ...missing.map(({ name }) => ({
        fieldId: collectionFieldId(name),
        message: t('collection.problem.missing', { field: t(`collection.field.${name as 'BILLINGCITY'}`) }),
      })),
      ...findCollectionFaults(further).map(({ field, problem }) => ({
        fieldId: collectionFieldId(field.name),
        message: t(`collection.problem.${problem}`, { most: field.most, field: '' }),
      })),
      ...read.faults.map(({ index, field, problem }) => ({
        fieldId: cartFieldId(index, field),
        message: t(`collection.cart.problem.${problem}`, { number: index + 1 }),
      })),
      ...(differs
        ? [
            {
              fieldId: cartSumId,
              message: t('collection.cart.differs', { sum: amount(read.total ?? 0), amount: amount(minor ?? 0) }),
            },
          ]
        : []),
    ],
  };
}
