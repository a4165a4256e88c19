/**
 * A place between two rows, as a window hands it back. `12` is the row of that position; `12+3` is as far as a search came
 * that goes on, with three rows found since the newest; `12+` the same where nobody counted.
 */
export interface Cursor {
  readonly position: bigint;
  readonly goesOn: boolean;
  readonly found: number | null;
}

export function writeCursor({ position, goesOn, found }: Cursor): string {
  return goesOn ? `${position}+${found ?? ''}` : String(position);
}

/** What no page ever handed out is null. */
export function readCursor(text: string): Cursor | null {
  const [, position, goesOn, found] = /^(\d{1,18})(?:(\+)(\d{1,9})?)?$/.exec(text) ?? [];
  if (position === undefined) return null;
  return {
    position: BigInt(position),
    goesOn: goesOn !== undefined,
    found: found === undefined ? null : Number(found),
  };
}

/** Whether a search goes on there that did not come to its end. */
export function goesOn(cursor: string | null): boolean {
  return cursor !== null && readCursor(cursor)?.goesOn === true;
}
