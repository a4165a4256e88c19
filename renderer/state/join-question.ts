/** The most characters that main takes as one question. */
export const longestQuestion = 200;

/** The filters before the text of the box. Nothing is cut: what is longer than main takes is no question. */
export function joinQuestion(filters: readonly string[], boxText: string): string {
  return [...filters, boxText.trim()].filter(Boolean).join(' ');
}
