import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format.ts';
import { pressedKey } from '../../ui/pressed-key.ts';
import type { Place } from '../list/page.ts';
import classes from './TimeScrollbar.module.css';
import { fractionOf, type TimeSpan, ticksOf, timeAt } from './time-scale.ts';

interface TimeScrollbarProps {
  /** The id of what it scrolls. */
  readonly controls: string;
  readonly span: TimeSpan;
  /** `descending`: the newest row stands at the top. */
  readonly direction: 'ascending' | 'descending';
  /** The moments of the first and the last row in sight. */
  readonly sight: { readonly above: number; readonly below: number };
  readonly onGo: (place: Place) => void;
  /** Called when a hand comes near. */
  readonly onReach: () => void;
  readonly onWheel: (event: React.WheelEvent) => void;
}

/** More ticks than this stand too close to be read. */
const mostTicks = 14;

/** A tick's label that is nearer to the thumb's would lie under it. */
const nearThumb = 0.04;

/** How far a key leads, as a part of the whole. */
const keySteps: Readonly<Record<string, number>> = { ArrowUp: -0.01, ArrowDown: 0.01, PageUp: -0.1, PageDown: 0.1 };

/** The scrollbar of a list whose length nobody counts: its track is time, from the first row of the list to the last. */
export function TimeScrollbar({ controls, span, direction, sight, onGo, onReach, onWheel }: TimeScrollbarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const track = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const turn = (fraction: number) => (direction === 'descending' ? fraction : 1 - fraction);
  const placeOf = (moment: number) => turn(fractionOf(span, moment));
  const top = dragged ?? placeOf(sight.above);
  const length = Math.max(0, placeOf(sight.below) - placeOf(sight.above));
  const time = dragged === null ? sight.above : timeAt(span, turn(dragged));

  const goTo = (fraction: number) => {
    const within = Math.min(1, Math.max(0, fraction));
    if (within === 0) onGo({ kind: 'begin' });
    else if (within === 1) onGo({ kind: 'end' });
    else onGo({ kind: 'at', time: timeAt(span, turn(within)) });
  };
  const drag = ({ clientY }: React.PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (!box) return;
    const fraction = Math.min(1, Math.max(0, (clientY - box.top) / box.height));
    setDragged(fraction);
    goTo(fraction);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const key = pressedKey(event.nativeEvent);
    if (event.ctrlKey || event.metaKey || event.altKey || key === null) return;
    const step = keySteps[key];
    if (step !== undefined) goTo(top + step);
    else if (key === 'Home') goTo(0);
    else if (key === 'End') goTo(1);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={track}
      role="scrollbar"
      tabIndex={0}
      aria-label={t('lookup.timeScrollbar')}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(top * 100)}
      aria-valuetext={formats.date(time)}
      className={classes.track}
      data-dragging={dragged !== null || undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={(event) => dragged !== null && drag(event)}
      onPointerUp={() => setDragged(null)}
      onPointerCancel={() => setDragged(null)}
      onPointerEnter={onReach}
      onFocus={onReach}
      onKeyDown={onKeyDown}
      onWheel={onWheel}
    >
      {ticksOf(span, mostTicks).map(({ time: moment, unit }) => {
        const fraction = placeOf(moment);
        const hidden = dragged !== null && Math.abs(fraction - dragged) < nearThumb;
        return (
          <span key={moment} className={classes.tick} style={{ top: `${fraction * 100}%` }} aria-hidden>
            {!hidden && <span className={classes.tickLabel}>{formats.tick(moment, unit)}</span>}
          </span>
        );
      })}
      <span className={classes.thumb} style={{ '--top': top, '--length': length } as React.CSSProperties} aria-hidden>
        <span className={classes.label}>{formats.date(time)}</span>
      </span>
    </div>
  );
}
