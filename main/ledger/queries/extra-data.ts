/** Both forms in which an attempt's id travels in EXTRADATA (main/desk/request.ts), as a list for SQL's `IN`. */
export function extraDataOf(attemptId: string): string {
  return `(${attemptId}, 'be2bill-console ' || ${attemptId})`;
}
