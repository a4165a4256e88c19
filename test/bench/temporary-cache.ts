import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';

/** Keeps the ledgers of a file's tests in a folder that goes with them: a person's own cache stays as it is. */
export function useTemporaryCache(): void {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-bench-'));
  beforeAll(() => vi.stubEnv('BE2BILL_BENCH_CACHE', folder));
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** So many rows are enough to see whether a bench works, and say nothing about how fast anything is. */
export const fewRows = 2_000;
