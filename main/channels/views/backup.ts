import type { BackupView } from '../../../contract/index.ts';
import type { Backups } from '../../ledger/backup/keep.ts';
import type { ProblemKind } from '../../ledger/problem.ts';

/** The daily backup for the window: when the newest was made, and what kept the last one from being made. */
export function describeBackups({ newestAt, problem }: Pick<Backups, 'newestAt' | 'problem'>): BackupView {
  const kind = problem()?.kind;
  return { newestAt: newestAt(), problem: kind === undefined ? null : (toldKinds[kind] ?? 'other') };
}

const toldKinds: Partial<Record<ProblemKind, BackupView['problem']>> = {
  corrupt: 'damaged',
  full: 'full',
  readOnly: 'notWritable',
  notAFolder: 'notWritable',
};
