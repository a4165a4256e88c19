import { join } from 'node:path';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import { copyLedger, type KeptLedger } from '../ledgers/cache.ts';
import { keepBackupsAway } from '../ledgers/quiet.ts';
import { benchThreads } from '../threads/threads.ts';

/** A large ledger and an empty one, side by side on one disk. */
export interface Stage {
  readonly kept: KeptLedger;
  /** Where further files of this run may stand. */
  readonly folder: string;
  readonly big: Ledger;
  readonly empty: Ledger;
  /** Of every kind of measurement. */
  readonly samples: number;
  readonly say: (line: string) => void;
}

export type StageOptions = Pick<Stage, 'kept' | 'folder' | 'samples' | 'say'> & { readonly slowSync: number };

/** Opens both ledgers for as long as they are used; the large one is a copy. */
export async function withStage<Value>(options: StageOptions, use: (stage: Stage) => Promise<Value>): Promise<Value> {
  const { kept, folder, slowSync } = options;
  const bigFolder = join(folder, 'big');
  copyLedger(kept, bigFolder);
  const big = await openLedger(bigFolder, benchThreads(slowSync));
  try {
    const empty = await openLedger(join(folder, 'empty'), benchThreads(slowSync));
    keepBackupsAway(join(folder, 'empty'));
    try {
      return await use({ ...options, big, empty });
    } finally {
      await empty.close();
    }
  } finally {
    await big.close();
  }
}
