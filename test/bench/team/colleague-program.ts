import { setTimeout as wait } from 'node:timers/promises';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import type { TeamMembership } from '../../../main/ports/team.ts';
import { bringIn, freshPayments } from '../ledgers/fresh.ts';
import type { ColleagueDeed, ColleagueWords } from './colleague.ts';
import { openDesk } from './desk.ts';
import { takeSeat } from './engine.ts';

/* A colleague's desk in a process of its own: what it is told is told by `colleague.ts`. */
const { folder, address, slowSync } = JSON.parse(process.argv[2] ?? '') as ColleagueWords;
const { ledger, sitDown } = await openDesk(
  { teamId: address.teamId, seat: async () => takeSeat(address) },
  folder,
  slowSync,
);
let team: TeamMembership | undefined;
let stopTelling: (() => Promise<void>) | undefined;
let times = 0;

const deeds: Record<Exclude<ColleagueDeed, 'opened'>, () => Promise<void>> = {
  sitDown: async () => {
    team = await sitDown();
    times += 1;
    stopTelling = tellOn(ledger, `T${times}`);
  },
  rise: async () => {
    await stopTelling?.();
    await team?.stop();
    [team, stopTelling] = [undefined, undefined];
  },
  end: async () => {
    await deeds.rise();
    await ledger.close();
    process.disconnect();
  },
};
process.on('message', async (deed: keyof typeof deeds) => {
  await deeds[deed]();
  if (deed !== 'end') process.send?.(deed);
});
process.send?.('opened' satisfies ColleagueDeed);

/** Brings in a few rows again and again, until the returned function is called. */
function tellOn(into: Ledger, prefix: string): () => Promise<void> {
  /** A colleague's rows come so often, in milliseconds. */
  const pause = 200;
  let isOver = false;
  const working = (async () => {
    for (let round = 0; !isOver; round += 1) {
      await bringIn(into, freshPayments(`${prefix}-${round}-`, 5));
      await wait(pause);
    }
  })();
  return () => {
    isOver = true;
    return working;
  };
}
