import type { TeamStanding, TeamState } from '../ports/team.ts';

/** How a desk stands to its team, told to whoever listens. */
export interface KeptStanding {
  read(): TeamStanding;
  /** Tells the listeners where something changed. */
  change(change: Partial<Omit<TeamStanding, 'teamId' | 'seat'>>): void;
  listen(listener: () => void): () => void;
}

const noProposals = { toDecide: 0, toSend: 0 };

export function keepStanding(of: Pick<TeamStanding, 'teamId' | 'seat'>): KeptStanding {
  const connecting: TeamState = { kind: 'connecting' };
  let standing: TeamStanding = {
    ...of,
    state: connecting,
    upToDateAt: null,
    untold: 0,
    unclaimed: 0,
    proposals: noProposals,
    sealing: 'sealing',
    sealTroubles: [],
  };
  const listeners = new Set<() => void>();
  return {
    read: () => standing,
    change: (change) => {
      const next = { ...standing, ...change };
      if (JSON.stringify(next) === JSON.stringify(standing)) return;
      standing = next;
      for (const listener of [...listeners]) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
