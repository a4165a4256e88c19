import type { TeamMembership } from '../ports/team.ts';

/** By which name a desk of the team goes. */
export interface DeskName {
  readonly deskId: string;
  readonly desk: string;
}

/** The names of a team's desks as they were told last: no screen waits for an engine that may be silent. */
export interface DeskNames {
  read(team: TeamMembership): readonly DeskName[];
  /** Asks for them, and resolves to whether any is another one now. */
  refresh(team: TeamMembership): Promise<boolean>;
}

export function keepDeskNames(): DeskNames {
  const known = new WeakMap<TeamMembership, readonly DeskName[]>();
  const read = (team: TeamMembership) => known.get(team) ?? [];
  return {
    read,
    refresh: async (team) => {
      const names = (await team.listDesks()).map(({ deskId, desk }) => ({ deskId, desk }));
      const isOther = JSON.stringify(names) !== JSON.stringify(read(team));
      known.set(team, names);
      return isOther;
    },
  };
}
