/**
 * The roles of a team as its engine knows them. Roles are the cluster's: each team of it has its own, so that whoever administers one
 * administers no other, and nobody's login is let into the schema of a team that is not theirs.
 */
export interface TeamRoles {
  /** Owns everything, and cannot log in. */
  readonly owner: string;
  /** Every seat's login is a member. */
  readonly desk: string;
  /** Whoever administers the team. */
  readonly admin: string;
  /** May change logins. */
  readonly door: string;
}

/** What a team's roles end with. */
export function suffixOf(teamId: string): string {
  return `_${teamId.slice(0, 8)}`;
}

/** What the parts of the schema call `team_owner`, `team_desk`, `team_admin` and `team_door`, by a team's own names. */
export function nameRoles(script: string, suffix: string): string {
  return script.replaceAll(/\bteam_(?:owner|desk|admin|door)\b/g, (name) => `${name}${suffix}`);
}

const owner = 'team_owner';

/** From the name of the schema's owner; throws where that is none of a team. */
export function rolesByOwner(name: string): TeamRoles & { readonly suffix: string } {
  if (!name.startsWith(owner)) throw new Error(`${name} owns the schema, which is no role of a team.`);
  const suffix = name.slice(owner.length);
  return { owner: name, desk: `team_desk${suffix}`, admin: `team_admin${suffix}`, door: `team_door${suffix}`, suffix };
}
