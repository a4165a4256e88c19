import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { TFunction } from 'i18next';
import type { HideableColumn, TransactionRow } from '../../contract/index.ts';
import type { WhenTexts } from '../i18n/when-text.ts';
import { SignedAmount } from '../operation/SignedAmount.tsx';
import { StateMark } from '../status/StateMark.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { isHidden } from './hidden-columns.ts';
import classes from './TransactionTable.module.css';

export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, TransactionRow>();

/** The columns of the lookup list that are not hidden, in their order; their widths stand in the style sheet by their id. */
export function createColumns(t: TFunction, when: WhenTexts, hidden: readonly HideableColumn[]) {
  const columns = helper.columns([
    helper.accessor('happenedAt', {
      cell: ({ row }) => (
        // The browser's own hint: forty tooltips of the kit take longer to make than all the rest of their rows.
        <span className="numeric" title={when.exact(row.original)}>
          {when.short(row.original)}
        </span>
      ),
    }),
    helper.accessor('operation', {
      cell: ({ row }) => (
        <>
          {t(`operation.${row.original.operation}`)}
          {row.original.schedule && <Schedule place={row.original.schedule} t={t} />}
        </>
      ),
    }),
    helper.accessor('orderId', {
      cell: ({ row }) => <Whole text={row.original.orderId} />,
    }),
    helper.accessor('client', {
      cell: ({ row }) => <Whole text={row.original.clientEmail || row.original.client} />,
    }),
    helper.accessor('transactionId', {
      cell: ({ row }) => <Whole className="identifier" text={row.original.transactionId} />,
    }),
    helper.accessor('amount', {
      cell: ({ row: { original } }) => (
        <SignedAmount
          operation={original.operation}
          amount={original.amount}
          moved={original.status === 'succeeded' && !original.voided}
          currencyKnown={original.currencyKnown}
        />
      ),
    }),
    helper.accessor('state', {
      cell: ({ row }) => <StateMark row={row.original} />,
    }),
  ]);
  return columns.filter((column) => !('accessorKey' in column && isHidden(hidden, String(column.accessorKey))));
}

/** A text that a narrow column cuts is in its hint. */
function Whole({ text, className }: { readonly text: string; readonly className?: string }) {
  return (
    <span title={text}>
      <ForeignText text={text} className={className} />
    </span>
  );
}

/** The place in an n-times plan as the gateway writes it, `2-3`; in words to whoever points at it or listens. */
function Schedule({ place, t }: { readonly place: string; readonly t: TFunction }) {
  const [index, total] = place.split('-');
  const words = t('plan.instalment', { index, total });
  return (
    <span className={`numeric ${classes.schedule}`} role="img" aria-label={words} title={words}>
      <ForeignText text={place} />
    </span>
  );
}
