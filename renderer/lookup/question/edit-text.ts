import type { Term } from '../../../contract/index.ts';

type Place = Pick<Term, 'start' | 'end'>;

/** The text with something else in the place of a term, and one space to each side of it; nothing takes it out. */
export function replaceTerm(text: string, { start, end }: Place, replacement: string): string {
  return [text.slice(0, start).trim(), replacement, text.slice(end).trim()].filter(Boolean).join(' ');
}

export const boxId = 'search-box';

/** Leads the keyboard into the box, behind a term or over it. Behind its text where none is named. */
export function placeCaret(place: Place | null): void {
  const box = document.getElementById(boxId);
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  const behind = box.value.length;
  box.setSelectionRange(place?.start ?? behind, place?.end ?? behind);
}
