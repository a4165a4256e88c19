import { randomUUID } from 'node:crypto';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import type { Replica } from '../../../main/ports/replica.ts';
import type { TeamMembership } from '../../../main/ports/team.ts';
import { createSealKey } from '../../../main/seal-key.ts';
import { openMembership } from '../../../main/team/membership.ts';
import { keepAdministered, keepBook } from '../../main/team/engine/book.ts';
import { keepBackupsAway } from '../ledgers/quiet.ts';
import { benchThreads } from '../threads/threads.ts';
import { type BenchEngine, type BenchSeat, keepInMemory } from './engine.ts';

/** A desk with a ledger of its own on disk. */
export interface BenchDesk {
  readonly ledger: Ledger;
  readonly seat: BenchSeat;
  /** Takes part in the team from now on; resolves once its first round is over. */
  sitDown(replica?: Replica): Promise<TeamMembership>;
}

export async function openDesk(
  engine: Pick<BenchEngine, 'teamId' | 'seat'>,
  folder: string,
  slowSync: number,
): Promise<BenchDesk> {
  const ledger = await openLedger(folder, benchThreads(slowSync));
  keepBackupsAway(folder);
  const { deskId } = await ledger.replica.readHead();
  const seat = await engine.seat(deskId);
  const sealKey = createSealKey();
  const { feed, views } = ledger;
  return {
    ledger,
    seat,
    sitDown: async (replica = ledger.replica) => {
      const membership = openMembership({
        teamId: engine.teamId,
        environment: 'sandbox',
        seat: { person: 'Somebody', desk: deskId },
        connect: () => seat.connect(),
        memory: keepInMemory(),
        replica,
        feed,
        views,
        recover: () => ledger.journal.recover({ actor: 'bench', at: Date.now() }),
        findSealKey: async () => sealKey,
        sealBook: keepBook(),
        administered: keepAdministered(),
        program: 'bench',
        createId: randomUUID,
        now: Date.now,
        host: 'host',
        boot: 'boot',
        takesUpon: () => true,
      });
      await membership.exchange();
      const { state } = membership.standing();
      if (state.kind !== 'open') throw new Error(`A desk is not let in: ${JSON.stringify(state)}`);
      return membership;
    },
  };
}
