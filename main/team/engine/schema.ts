import { z } from 'zod';
import { rolesByOwner, type TeamRoles } from '../schema/name-roles.ts';
import type { EngineSchema } from '../schema/upgrade/write-upgrade.ts';
import type { EngineConnection } from './connect.ts';
import { EngineFailure } from './state.ts';

const owned = z.tuple([z.object({ owner: z.string() })]);

/** By which names an engine knows the roles of its team; rejects where it has none. */
export async function findRoles(connection: EngineConnection): Promise<TeamRoles & { readonly suffix: string }> {
  const { rows } = await connection.ask(
    "SELECT pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname = 'team'",
    [],
  );
  if (rows.length === 0) throw new EngineFailure({ kind: 'engineTooOld' });
  return rolesByOwner(owned.parse(rows)[0].owner);
}

const found = z.tuple([z.object({ teamId: z.uuid(), environment: z.string(), version: z.int() })]);

/** What there is, for who may change it: as the owner, whose right is given back at once. Rejects where the caller may not become that. */
export async function readSchema(connection: EngineConnection): Promise<EngineSchema> {
  const { owner, suffix } = await findRoles(connection);
  await connection.ask('BEGIN', []);
  try {
    await connection.ask(`GRANT "${owner}" TO CURRENT_USER`, []);
    await connection.ask(`SET LOCAL ROLE "${owner}"`, []);
    const { rows } = await connection.ask(
      `SELECT team_id AS "teamId", environment, (SELECT max(version) FROM team.schema) AS version FROM team.settings`,
      [],
    );
    return { ...found.parse(rows)[0], suffix };
  } finally {
    await connection.ask('ROLLBACK', []);
  }
}
