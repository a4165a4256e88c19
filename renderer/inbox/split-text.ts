import { longestNotificationText } from '../../contract/index.ts';

/** A part of a text that main takes in one go. */
export interface Piece {
  readonly text: string;
  /** Where it begins in the whole, from 1. */
  readonly firstLine: number;
}

/** Pieces, or the line from which on there is no place to cut within the measure. */
export type SplitText =
  | { readonly ok: true; readonly pieces: readonly Piece[] }
  | { readonly ok: false; readonly line: number };

/**
 * Cuts a text before lines with which a notification begins: a form body, a query string, or JSON at the left edge. An
 * object that is spread over lines is never cut. The pieces together are the text.
 */
export function splitText(text: string, longest = longestNotificationText): SplitText {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const pieces: Piece[] = [];
  let open = { text: '', firstLine: 1 };
  let unit = { text: '', firstLine: 1 };
  const closeUnit = (nextLine: number) => {
    if (open.text.length + unit.text.length > longest) {
      if (open.text !== '') pieces.push(open);
      open = unit;
    } else {
      open = { ...open, text: open.text + unit.text };
    }
    unit = { text: '', firstLine: nextLine };
    return open.text.length <= longest;
  };
  for (const [index, line] of lines.entries()) {
    if (unit.text !== '' && beginsNotification.test(line) && !closeUnit(index + 1)) {
      return { ok: false, line: open.firstLine };
    }
    unit = { ...unit, text: unit.text + line };
  }
  if (!closeUnit(lines.length)) return { ok: false, line: open.firstLine };
  return { ok: true, pieces: open.text === '' ? pieces : [...pieces, open] };
}

const beginsNotification = /^[[{?\p{L}]/u;
