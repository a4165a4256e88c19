import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { TFunction } from 'i18next';
import type { ListColumn, ListRow } from '../../../contract/index.ts';
import { ClientCell } from '../../client/ClientCell.tsx';
import type { WhenTexts } from '../../i18n/when-text.ts';
import { SignedAmount } from '../../operation/SignedAmount.tsx';
import { StateMark } from '../../status/StateMark.tsx';
import { ForeignText } from '../../ui/ForeignText.tsx';
import classes from '../TransactionTable.module.css';

export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, ListRow>();

/** The columns of the lookup list that are shown, in their order; their widths stand in the style sheet by their id. */
export function createColumns(t: TFunction, when: WhenTexts, shown: readonly ListColumn[]) {
  const columns = helper.columns([
    helper.accessor('happenedAt', {
      cell: ({ row }) => (
        // The browser's own hint: forty tooltips of the kit take longer to make than all the rest of their rows.
        <span className="numeric" title={hintOf(when, row.original, t)}>
          {when.short(row.original)}
        </span>
      ),
    }),
    helper.accessor('operation', {
      cell: ({ row }) => (
        <>
          <span title={t(`operation.${row.original.operation}`)}>{t(`operation.${row.original.operation}`)}</span>
          {row.original.schedule && <Schedule place={row.original.schedule} t={t} />}
          {row.original.matched && <Matched matched={row.original.matched} t={t} when={when} />}
        </>
      ),
    }),
    helper.accessor('orderId', {
      cell: ({ row }) => <Whole text={row.original.orderId} />,
    }),
    helper.accessor('client', {
      cell: ({ row }) => <ClientCell row={row.original} />,
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
  const byId = new Map(columns.map((column) => ['accessorKey' in column ? column.accessorKey : '', column]));
  return shown.flatMap((column) => byId.get(column) ?? []);
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

type MatchedRow = NonNullable<ListRow['matched']>;

/** What of a chain was found, where the line tells of its payment. */
function Matched({
  matched,
  t,
  when,
}: {
  readonly matched: MatchedRow;
  readonly t: TFunction;
  readonly when: WhenTexts;
}) {
  const words = matchedText(matched, t, when.day(matched));
  return (
    <span className={classes.matched} title={matchedText(matched, t, when.exact(matched))}>
      {words}
    </span>
  );
}

function matchedText({ operation }: MatchedRow, t: TFunction, when: string): string {
  return t('lookup.matched', { operation: t(`operation.${operation}`), when });
}

/** The moment of the line, and of what was found of its chain: the column that names that may be hidden. */
function hintOf(when: WhenTexts, row: ListRow, t: TFunction): string {
  const moment = when.exact(row);
  return row.matched ? `${moment}\n${matchedText(row.matched, t, when.exact(row.matched))}` : moment;
}
