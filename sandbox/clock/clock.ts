import { Temporal } from 'temporal-polyfill';

/** The time that the gateway lives in. It never runs backwards. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Moves ahead by this many milliseconds; throws when negative. */
  advance(milliseconds: number): void;
  /** Moves ahead to an ISO instant such as `2026-03-29T00:30:00Z`; throws when it is past. */
  moveTo(instant: string): void;
}

export interface ClockStart {
  /** ISO instant at which the clock starts; the machine's own time when absent. */
  readonly now?: string | undefined;
  /** A frozen clock moves only when it is told to. */
  readonly frozen?: boolean | undefined;
}

/** A clock that starts where it is told and can be moved ahead. */
export function createClock({ now, frozen = false }: ClockStart): Clock {
  const machine = frozen ? constant(Date.now()) : Date.now;
  let shift = now === undefined ? 0 : Temporal.Instant.from(now).epochMilliseconds - machine();
  let latest = machine() + shift;
  const read = () => {
    latest = Math.max(latest, machine() + shift);
    return latest;
  };
  const advance = (milliseconds: number) => {
    if (!(milliseconds >= 0)) throw new RangeError('The clock only moves ahead.');
    shift += milliseconds;
    read();
  };
  return {
    now: read,
    advance,
    moveTo: (instant) => advance(Temporal.Instant.from(instant).epochMilliseconds - read()),
  };
}

function constant(value: number): () => number {
  return () => value;
}
