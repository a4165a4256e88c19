import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { SeatAddress } from './engine.ts';

/** What a colleague's process is started with. */
export interface ColleagueWords {
  /** Of a ledger that nobody has open. */
  readonly folder: string;
  readonly address: SeatAddress;
  readonly slowSync: number;
}

/** What it is told, and says back once it has done so. */
export type ColleagueDeed = 'opened' | 'sitDown' | 'rise' | 'end';

/** A desk at work, in a process of its own as on a computer of its own: nothing that it does holds up another desk's window. */
export interface Colleague {
  /** Sits down in the team, and brings a few rows in again and again. */
  sitDown(): Promise<void>;
  /** Leaves off, and is of the team no more. */
  rise(): Promise<void>;
  /** Closes its ledger; resolves when it is gone. */
  end(): Promise<void>;
}

/** Rejects where its program ends before it has done what it was told. */
export async function startColleague(words: ColleagueWords): Promise<Colleague> {
  const child = fork(new URL('./colleague-program.ts', import.meta.url), [JSON.stringify(words)]);
  const tell = async (deed: ColleagueDeed) => {
    const done = awaitDeed(child, deed);
    child.send(deed);
    await done;
  };
  await awaitDeed(child, 'opened');
  return {
    sitDown: () => tell('sitDown'),
    rise: () => tell('rise'),
    end: async () => {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined;
      if (child.connected) child.send('end' satisfies ColleagueDeed);
      await ended;
    },
  };
}

async function awaitDeed(child: ChildProcess, deed: ColleagueDeed): Promise<void> {
  const ended = Promise.withResolvers<never>();
  const onExit = (code: number | null) => ended.reject(new Error(`A colleague’s program ended with ${code}.`));
  child.once('exit', onExit);
  try {
    const [said] = await Promise.race([once(child, 'message'), ended.promise]);
    if (said !== deed) throw new Error(`A colleague said ${JSON.stringify(said)} and not ${deed}.`);
  } finally {
    child.off('exit', onExit);
  }
}
