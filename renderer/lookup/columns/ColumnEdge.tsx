import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListColumn } from '../../../contract/index.ts';
import { bridge } from '../../bridge.ts';
import { useConsole } from '../../state/console.tsx';
import classes from '../TransactionTable.module.css';
import { boundWidth, forgetWidth, trackName, trackOf, widthByKey, widthLimits } from './column-widths.ts';
import { columnNames } from './hidden-columns.ts';

/** Where a hand holds the edge, and how wide the column was then. */
interface Held {
  readonly at: number;
  readonly width: number;
  readonly grid: HTMLElement;
  /** As the style of the list had it. */
  readonly before: string;
}

/**
 * The edge of a column's head: a hand drags it, arrows move it, Home and End lead to its limits; a double click or Enter makes the
 * column as wide as usual.
 */
export function ColumnEdge({ column }: { readonly column: ListColumn }) {
  const { t } = useTranslation();
  const { columnWidths } = useConsole().preferences;
  const held = useRef<Held | null>(null);
  const { least, most } = widthLimits(column);
  // Where nobody chose, the list gives what room it has: that is measured once somebody comes to the edge.
  const [measured, setMeasured] = useState<number | null>(null);
  const width = columnWidths[column] ?? measured ?? least;
  const keep = (chosen: number) =>
    void bridge.preferences.change({ columnWidths: { ...columnWidths, [column]: chosen } });
  const forget = () => void bridge.preferences.change({ columnWidths: forgetWidth(columnWidths, column) });
  const widthAt = (clientX: number) => {
    const { at, width } = held.current ?? { at: clientX, width: 0 };
    return boundWidth(column, width + clientX - at);
  };
  const letGo = (isMeant: boolean, clientX: number) => {
    if (!held.current) return;
    const { at, grid, before } = held.current;
    const width = widthAt(clientX);
    held.current = null;
    if (isMeant && clientX !== at) keep(width);
    else grid.style.setProperty(trackName(column), before);
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') forget();
    else {
      const next = widthByKey(column, headOf(event.currentTarget), event.key);
      if (next === undefined) return;
      keep(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line in a page moves nothing; this one is between two columns
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('lookup.columnEdgeOf', { column: t(`column.${columnNames[column]}`) })}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={Math.min(most, Math.max(least, width))}
      aria-valuetext={t('lookup.pixels', { count: width })}
      className={classes.edge}
      title={t('lookup.columnEdge')}
      onFocus={({ currentTarget }) => setMeasured(Math.round(headOf(currentTarget)))}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        const grid = event.currentTarget.closest<HTMLElement>('[role="grid"]');
        if (event.button !== 0 || !grid) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const before = grid.style.getPropertyValue(trackName(column));
        held.current = { at: event.clientX, width: headOf(event.currentTarget), grid, before };
      }}
      onPointerMove={({ clientX }) =>
        // Drawn without a question to main: the choice is kept once the hand lets go.
        held.current?.grid.style.setProperty(trackName(column), trackOf(column, widthAt(clientX)))
      }
      onPointerUp={({ clientX }) => letGo(true, clientX)}
      onPointerCancel={({ clientX }) => letGo(false, clientX)}
      onDoubleClick={forget}
    />
  );
}

/** How wide the head is whose edge this is. */
function headOf(edge: HTMLElement): number {
  return edge.parentElement?.getBoundingClientRect().width ?? 0;
}
