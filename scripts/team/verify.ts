import { userInfo } from 'node:os';
import { join } from 'node:path';
import { openReadable } from '../../main/ledger/database/open.ts';
import { ledgerFile } from '../../main/ledger/ledger.ts';
import { EngineFailure } from '../../main/team/engine/state.ts';
import { compareLogs } from '../../main/team/seat/compare-logs.ts';
import { openSeat } from '../../main/team/seat/open-seat.ts';
import { readTeamFile } from '../../main/team/seat/team-file.ts';
import { openKeychain } from '../../main/vault/keychain.ts';
import type { Environment } from '../../protocol/environment.ts';
import { describeLog, readerOf } from '../ledger/team-copy.ts';
import { explainTrouble } from './explain.ts';
import { findEnvironment } from './find-environment.ts';

/** Compares a ledger with its team's engine; false where a line differs, or the engine was not reached. */
export async function verify(
  dataFolder: string,
  named: Environment | undefined,
  reaching: Pick<Parameters<typeof openSeat>[0], 'secrets' | 'connect'> = { secrets: openKeychain() },
): Promise<boolean> {
  const environment = findEnvironment(dataFolder, named);
  const folder = join(dataFolder, environment);
  const teamId = readTeamFile(folder)?.teamId ?? '';
  const open = openSeat({ ...reaching, folder, environment, teamId, user: userInfo().username });
  if (open.kind !== 'ready') throw new Error(`No seat is known in ${folder}.`);
  const ledger = openReadable(ledgerFile(folder));
  try {
    const connection = await open.connect();
    try {
      const compared = await compareLogs(connection, readerOf(ledger));
      for (const log of compared) console.log(describeLog(log));
      return compared.every(({ different }) => different === null);
    } finally {
      connection.close();
    }
  } catch (failure) {
    if (!(failure instanceof EngineFailure)) throw failure;
    console.error(explainTrouble(failure.trouble));
    return false;
  } finally {
    ledger.close();
  }
}
