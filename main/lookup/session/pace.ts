/** How far a long reading is. */
export interface Progress {
  readonly stage: 'comparing' | 'taking';
  readonly rows: number;
  /** About how many there are. */
  readonly total: number;
  readonly rowsPerSecond: number | null;
  /** Null while nobody can say. */
  readonly secondsLeft: number | null;
}

/** Tells of progress at most so often, in milliseconds. */
const often = 250;

/** Measures a reading as it goes on. Times in milliseconds by a clock of the caller's that never goes back. */
export function measurePace(
  stage: Progress['stage'],
  {
    total,
    now,
    tell,
  }: { readonly total: number; readonly now: () => number; readonly tell: (progress: Progress) => void },
): (rows: number) => void {
  const begun = now();
  let told = Number.NEGATIVE_INFINITY;
  return (rows) => {
    const at = now();
    if (at - told < often && rows < total) return;
    told = at;
    const seconds = (at - begun) / 1_000;
    const rowsPerSecond = seconds > 0 ? Math.round(rows / seconds) : null;
    const left = rowsPerSecond ? Math.ceil(Math.max(0, total - rows) / rowsPerSecond) : null;
    tell({ stage, rows, total: Math.max(total, rows), rowsPerSecond, secondsLeft: left });
  };
}
