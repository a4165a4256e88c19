/** The value below which so large a part of all values lies: 0.5 is the median. Zero for none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function p95(values: readonly number[]): number {
  return percentile(values, 0.95);
}

/** Three digits behind the point say more than any of these measurements knows. */
export function round(value: number): number {
  return Number(value.toFixed(3));
}

/** How many times the one is of the other; zero where there is nothing to compare with. */
export function ratio(one: number, other: number): number {
  return other === 0 ? 0 : round(one / other);
}
