import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListColumn } from '../../../contract/index.ts';
import { bridge } from '../../bridge.ts';
import { useConsole } from '../../state/console.tsx';
import classes from '../TransactionTable.module.css';
import { boundWidth, forgetWidth, trackName, trackOf } from './column-widths.ts';

/** Where a hand holds the edge, and how wide the column was then. */
interface Held {
  readonly at: number;
  readonly width: number;
  readonly grid: HTMLElement;
  /** As the style of the list had it. */
  readonly before: string;
}

/**
 * The edge of a column's head: a hand drags it, a double click makes the column as wide as usual. It is for the pointer alone;
 * the menu of columns does the same by buttons.
 */
export function ColumnEdge({ column }: { readonly column: ListColumn }) {
  const { t } = useTranslation();
  const { columnWidths } = useConsole().preferences;
  const held = useRef<Held | null>(null);
  const widthAt = (clientX: number) => {
    const { at, width } = held.current ?? { at: clientX, width: 0 };
    return boundWidth(column, width + clientX - at);
  };
  const letGo = (keep: boolean, clientX: number) => {
    if (!held.current) return;
    const { at, grid, before } = held.current;
    const width = widthAt(clientX);
    held.current = null;
    if (keep && clientX !== at) {
      void bridge.preferences.change({ columnWidths: { ...columnWidths, [column]: width } });
    } else grid.style.setProperty(trackName(column), before);
  };
  return (
    <span
      aria-hidden
      className={classes.edge}
      title={t('lookup.columnEdge')}
      onPointerDown={(event) => {
        const grid = event.currentTarget.closest<HTMLElement>('[role="grid"]');
        const head = event.currentTarget.parentElement;
        if (event.button !== 0 || !grid || !head) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const before = grid.style.getPropertyValue(trackName(column));
        held.current = { at: event.clientX, width: head.getBoundingClientRect().width, grid, before };
      }}
      onPointerMove={({ clientX }) =>
        // Drawn without a question to main: the choice is kept once the hand lets go.
        held.current?.grid.style.setProperty(trackName(column), trackOf(column, widthAt(clientX)))
      }
      onPointerUp={({ clientX }) => letGo(true, clientX)}
      onPointerCancel={({ clientX }) => letGo(false, clientX)}
      onDoubleClick={() => void bridge.preferences.change({ columnWidths: forgetWidth(columnWidths, column) })}
    />
  );
}
