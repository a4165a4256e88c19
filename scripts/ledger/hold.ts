import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { takeOwnership } from '../../main/ledger/owner.ts';

/**
 * Does something with a ledger's file while no console can have it: takes the same lock as a console. A folder without
 * the lock's file was never a console's, and gets none.
 */
export function holdLedger<Value>(file: string, use: () => Value): Value {
  const folder = dirname(resolve(file));
  const held = existsSync(join(folder, 'owner.lock')) ? takeOwnership(folder) : undefined;
  try {
    return use();
  } finally {
    held?.release();
  }
}
