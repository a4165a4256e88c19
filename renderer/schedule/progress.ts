import type { PlanView } from '../../contract/index.ts';

/** How far a plan has come. */
export interface Progress {
  readonly total: number;
  /** Instalments that succeeded and were not voided. */
  readonly collected: number;
  /** Dates that had no turn yet. */
  readonly toCome: number;
}

export function progressOf({ instalments }: PlanView): Progress {
  return {
    total: instalments.length,
    collected: instalments.filter(({ row }) => row?.status === 'succeeded' && !row.voided).length,
    toCome: instalments.filter(({ row }) => row === null).length,
  };
}
