import type { Environment } from '../../../protocol/environment.ts';
import { administer } from './administer.ts';
import { appendLines } from './append-lines.ts';
import { appendPart } from './append-part.ts';
import { approve } from './approve.ts';
import { beginRun } from './begin-run.ts';
import { caller } from './caller.ts';
import { chains } from './chains.ts';
import { claim } from './claim.ts';
import { doors, officeRights } from './doors.ts';
import { gather } from './gather.ts';
import { leases, takeLease } from './lease.ts';
import { listProposals } from './list-proposals.ts';
import { log } from './log.ts';
import { nameRoles, suffixOf } from './name-roles.ts';
import { neverChanged } from './never-changed.ts';
import { office } from './office.ts';
import { people } from './people.ts';
import { permissions } from './permissions.ts';
import { proposals } from './proposals.ts';
import { pull } from './pull.ts';
import { report } from './report.ts';
import { rights } from './rights.ts';
import { roles } from './roles.ts';
import { rollCall } from './roll-call.ts';
import { seal } from './seal.ts';
import { letIn, sit } from './sit.ts';
import { staff } from './staff.ts';
import { stand, stands } from './stand.ts';
import { tell } from './tell.ts';
import { tellFacts } from './tell-facts.ts';
import { steps } from './upgrade/steps.ts';
import { goOnWithdrawing, withdraw } from './withdraw.ts';

/** Of the schema that this version makes and speaks to. */
export const schemaVersion = steps.at(-1)?.version ?? 1;

const parts = [
  roles,
  people,
  log,
  chains,
  proposals,
  leases,
  stands,
  neverChanged,
  caller,
  withdraw,
  appendLines,
  appendPart,
  gather,
  tellFacts,
  goOnWithdrawing,
  tell,
  seal,
  beginRun,
  permissions,
  approve,
  claim,
  report,
  rollCall,
  pull,
  takeLease,
  sit,
  listProposals,
  administer,
  stand,
  staff,
  office,
  rights,
  letIn,
  doors,
  officeRights,
];

/** What an engine has of it beside its roles. */
export const schemaParts: readonly string[] = parts.filter((part) => part !== roles);

/**
 * The whole team ledger as one script in one transaction, for an administrator who may create roles and owns the database. It
 * needs no extension, and PostgreSQL 14 or newer. The team's roles bear its id; without one they bear none, as in a cluster that is
 * of this team alone.
 */
export function writeSchema(environment: Environment, teamId?: string): string {
  const id = teamId === undefined ? 'gen_random_uuid()' : `'${teamId}'`;
  const settings = `INSERT INTO team.settings (environment, answered_for, roll_call_for, team_id)
  VALUES ('${environment}', team.engine_now(), team.engine_now(), ${id});
INSERT INTO team.schema (version) VALUES (${schemaVersion});
RESET ROLE;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON DATABASE %I FROM team_owner', current_database()); END $$;
REVOKE team_owner FROM CURRENT_USER;
REVOKE team_door FROM CURRENT_USER;
`;
  const script = ['BEGIN;\n', ...parts, settings, 'COMMIT;\n'].join('');
  return nameRoles(script, teamId === undefined ? '' : suffixOf(teamId));
}
