import { nameRoles, suffixOf } from '../name-roles.ts';
import { schemaParts, schemaVersion } from '../schema.ts';
import { sayAgain, splitStatements } from '../statements.ts';
import type { SchemaStep } from './step.ts';
import { steps } from './steps.ts';

/** An engine as an upgrade finds it. */
export interface EngineSchema {
  readonly teamId: string;
  readonly environment: string;
  /** Of its schema. */
  readonly version: number;
  /** What its roles end with; empty where they bear no id. */
  readonly suffix: string;
}

/** The steps that an engine lacks; throws where it is ahead of this program. */
export function findDue({ version }: Pick<EngineSchema, 'version'>): readonly SchemaStep[] {
  if (version > schemaVersion) {
    throw new Error(
      `The team’s schema is version ${version}, and this program knows no more than ${schemaVersion}: use the newer program.`,
    );
  }
  return steps.filter((step) => step.version > version);
}

/** How long anybody is waited for who holds a table, in milliseconds: all the others wait behind. */
const patience = 10_000;

/**
 * All of it as one script in one transaction, for whoever made the schema, or who administers the database. Every call of a desk begins
 * at `settings`, so that holding that lets those under way end, and the next ones meet the new version. What can be said again is said
 * again: functions, triggers that move nothing, rights.
 */
export function writeUpgrade(engine: EngineSchema, waitsFor = patience): string {
  const { teamId, version, suffix } = engine;
  const due = findDue(engine);
  const named = due.some(({ namesRoles }) => namesRoles) ? suffixOf(teamId) : suffix;
  const tables = due.map((step) => `-- ${step.version}: ${step.says}\n${step.tables}`);
  const again = schemaParts.flatMap(splitStatements).map(sayAgain);
  const versions = due.map((step) => `INSERT INTO team.schema (version) VALUES (${step.version});`);
  const asOwner = [
    'SET LOCAL ROLE team_owner;',
    ...tables,
    ...again.filter((statement) => statement !== null),
    ...versions,
    'RESET ROLE;',
    'REVOKE team_owner FROM CURRENT_USER;',
    'REVOKE team_door FROM CURRENT_USER;',
  ];
  return [
    'BEGIN;',
    `SET LOCAL lock_timeout = ${waitsFor};`,
    nameRoles(holdEngine(teamId, version), suffix),
    ...(named === suffix ? [] : [renameRoles(suffix, named)]),
    nameRoles(asOwner.join('\n'), named),
    'COMMIT;\n',
  ].join('\n');
}

function holdEngine(teamId: string, version: number): string {
  return `GRANT team_owner TO CURRENT_USER;
GRANT team_door TO CURRENT_USER;
SET LOCAL ROLE team_owner;
LOCK TABLE team.settings IN ACCESS EXCLUSIVE MODE;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM team.settings WHERE team_id = '${teamId}') THEN
    RAISE EXCEPTION 'this was written for team ${teamId}' USING ERRCODE = 'TM030'; END IF;
  IF (SELECT max(version) FROM team.schema) <> ${version} THEN
    RAISE EXCEPTION 'this was written for version ${version} of the schema' USING ERRCODE = 'TM030'; END IF;
END $$;
RESET ROLE;`;
}

/** By another name a role keeps what it owns, what it may, and who is a member of it. */
function renameRoles(before: string, after: string): string {
  const renamed = ['team_owner', 'team_desk', 'team_admin', 'team_door'].map(
    (name) => `ALTER ROLE ${name}${before} RENAME TO ${name}${after};`,
  );
  return `DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
      WHERE d.refclassid = 'pg_authid'::regclass AND r.rolname = 'team_owner${before}'
        AND d.dbid NOT IN (SELECT oid FROM pg_database WHERE datname = current_database() UNION SELECT 0)) THEN
    RAISE EXCEPTION 'another database of this server holds a team by the same roles' USING ERRCODE = 'TM031'; END IF;
END $$;
${renamed.join('\n')}`;
}
