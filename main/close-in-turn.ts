/** Closes one thing after the other, also behind one that could not be closed. Rejects with what the first of those met. */
export async function closeInTurn(...closings: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closings) {
    try {
      await close();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}
