import { ActionIcon, Checkbox, VisuallyHidden } from '@mantine/core';
import { ChevronDown, ChevronUp, Minus, Plus } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hideableColumn, type ListColumn } from '../../../contract/index.ts';
import { bridge } from '../../bridge.ts';
import { useConsole } from '../../state/console.tsx';
import classes from './ColumnMenu.module.css';
import { moveColumn } from './column-order.ts';
import { boundWidth, widthStep } from './column-widths.ts';
import { columnNames, showColumn } from './hidden-columns.ts';

interface ColumnSettingProps {
  readonly column: ListColumn;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One column in the menu: whether it is shown, where it stands, how wide it is. Date, amount and status are always there. */
export function ColumnSetting({ column, isFirst, isLast }: ColumnSettingProps) {
  const { t } = useTranslation();
  const { hiddenColumns, columnOrder, columnWidths } = useConsole().preferences;
  const [said, setSaid] = useState<number>();
  const name = t(`column.${columnNames[column]}`);
  const hideable = hideableColumn.options.find((each) => each === column);
  const pressed = useRef<HTMLButtonElement | null>(null);
  // A column that moves takes its button along: the keyboard stays on it.
  useLayoutEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  });
  const move = (by: -1 | 1) => (event: React.MouseEvent<HTMLButtonElement>) => {
    pressed.current = event.currentTarget;
    void bridge.preferences.change({ columnOrder: moveColumn(columnOrder, column, by) });
  };
  const resize = (by: number) => () => {
    const width = boundWidth(column, (columnWidths[column] ?? shownWidth(column)) + by);
    setSaid(width);
    void bridge.preferences.change({ columnWidths: { ...columnWidths, [column]: width } });
  };
  return (
    <li className={classes.column}>
      <Checkbox
        className={classes.name}
        size="xs"
        label={name}
        checked={!hideable || !hiddenColumns.includes(hideable)}
        disabled={!hideable}
        title={hideable ? undefined : t('lookup.columnAlways')}
        onChange={({ currentTarget: { checked } }) =>
          hideable && void bridge.preferences.change({ hiddenColumns: showColumn(hiddenColumns, hideable, checked) })
        }
      />
      <Tool label={t('lookup.columnBefore', { column: name })} icon={ChevronUp} off={isFirst} onClick={move(-1)} />
      <Tool label={t('lookup.columnBehind', { column: name })} icon={ChevronDown} off={isLast} onClick={move(1)} />
      <span className={classes.gap} />
      <Tool label={t('lookup.columnNarrower', { column: name })} icon={Minus} onClick={resize(-widthStep)} />
      <Tool label={t('lookup.columnWider', { column: name })} icon={Plus} onClick={resize(widthStep)} />
      <VisuallyHidden role="status">
        {said !== undefined && t('lookup.columnWidth', { column: name, width: said })}
      </VisuallyHidden>
    </li>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: typeof Plus;
  /** It leads nowhere now, and keeps the keyboard all the same. */
  readonly off?: boolean;
  readonly onClick: (event: React.MouseEvent<HTMLButtonElement>) => void;
}

function Tool({ label, icon: Icon, off = false, onClick }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={26}
      className={classes.tool}
      aria-label={label}
      title={label}
      aria-disabled={off}
      {...(off && { 'data-disabled': true })}
      onClick={off ? undefined : onClick}
    >
      <Icon size={14} aria-hidden />
    </ActionIcon>
  );
}

/** As wide as it stands in the list; nothing where the list is too narrow for it. */
function shownWidth(column: ListColumn): number {
  const head = document.querySelector(`[role="columnheader"][data-column="${column}"]`);
  return head?.getBoundingClientRect().width ?? 0;
}
