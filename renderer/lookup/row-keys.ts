/** The row that a key leads to from the active one, or undefined for a key that moves nothing. */
export function targetRow(key: string, active: number, count: number, pageRows: number): number | undefined {
  const step = steps(pageRows)[key];
  if (step === undefined || count === 0) return undefined;
  return Math.min(count - 1, Math.max(0, active + step));
}

function steps(pageRows: number): Readonly<Record<string, number>> {
  return {
    ArrowDown: 1,
    j: 1,
    ArrowUp: -1,
    k: -1,
    PageDown: Math.max(1, pageRows - 1),
    PageUp: -Math.max(1, pageRows - 1),
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
}
