import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { copyLedgerFiles } from '../../main/ledger/database/copy.ts';
import { openWritable, type ReadableDatabase } from '../../main/ledger/database/open.ts';
import { readHead } from '../../main/ledger/events/head.ts';
import { makeTemporaryFolder } from '../../main/ledger/temporary-folder.ts';
import type { Finding } from '../../main/ledger/verify/finding.ts';
import type { EngineConnection } from '../../main/team/engine/connect.ts';
import { EngineFailure } from '../../main/team/engine/state.ts';
import { type ComparedLog, compareLogs, type LineDigest } from '../../main/team/seat/compare-logs.ts';
import { openSeat } from '../../main/team/seat/open-seat.ts';
import { readTeamFile } from '../../main/team/seat/team-file.ts';
import { openKeychain } from '../../main/vault/keychain.ts';
import { explainTrouble } from '../team/explain.ts';
import { judgeTeamSeals, type TeamSeals } from './team-seals.ts';

/** What the team's engine says of a ledger. */
export type TeamCopy =
  | { readonly kind: 'alone' }
  /** It is a team's, and the engine was not asked: what only its copy would show is not known. */
  | { readonly kind: 'notAsked'; readonly why: string; readonly seals: TeamSeals }
  | {
      readonly kind: 'compared';
      readonly ownDesk: string;
      readonly logs: readonly ComparedLog[];
      readonly seals: TeamSeals;
    };

/** How the engine is reached where it is not the usual way. */
export type Reaching = Pick<Parameters<typeof openSeat>[0], 'secrets' | 'connect'>;

const notConfigured = (teamId: string) =>
  `The ledger is of team ${teamId}, and no file beside it says where its engine is, or who has a seat here: join again.`;

/**
 * Compares every desk's lines in a ledger, in a copy of its file, with those that the team's engine has, and with the seals that this
 * desk has seen. `bond` is the team that the ledger says it is of: a ledger that was made to say none is still compared where a team's
 * file stands beside it. `ownKey` is the public half of this computer's key.
 */
export async function compareWithTeam(
  file: string,
  { bond, ownKey }: { readonly bond: string | null; readonly ownKey: string | undefined },
  reaching: Reaching = { secrets: openKeychain() },
): Promise<TeamCopy> {
  const folder = dirname(file);
  const team = readTeamFile(folder);
  const teamId = team?.teamId ?? bond;
  if (teamId === null) return { kind: 'alone' };
  const work = makeTemporaryFolder('team');
  const copy = join(work.path, 'copy.sqlite');
  copyLedgerFiles(file, copy);
  const database = openWritable(copy);
  try {
    const seals = judgeTeamSeals(database, { folder, teamId, ownKey });
    const user = userInfo().username;
    const open = team && openSeat({ ...reaching, folder, environment: team.environment, teamId, user });
    if (open?.kind !== 'ready') return { kind: 'notAsked', why: notConfigured(teamId), seals };
    return await compareCopy(database, open.connect).then(
      (compared) => ({ ...compared, seals }),
      (failure: unknown) => {
        if (!(failure instanceof EngineFailure)) throw failure;
        return { kind: 'notAsked', why: explainTrouble(failure.trouble), seals } as const;
      },
    );
  } finally {
    database.close();
    work.remove();
  }
}

async function compareCopy(database: ReadableDatabase, connect: () => Promise<EngineConnection>) {
  const connection = await connect();
  try {
    const logs = await compareLogs(connection, readerOf(database));
    return { kind: 'compared', ownDesk: readHead(database).deskId, logs } as const;
  } finally {
    connection.close();
  }
}

/** Gives the next lines of a desk as they stand in a ledger. */
export function readerOf(ledger: ReadableDatabase): Parameters<typeof compareLogs>[1] {
  const read = ledger.prepare<[string, bigint, bigint], LineDigest>(
    'SELECT sequence, digest FROM events WHERE desk_id = ? AND sequence > ? ORDER BY sequence LIMIT ?',
  );
  return (deskId, after, most) => read.all(deskId, BigInt(after), BigInt(most));
}

/**
 * What the engine's copy speaks against: a line that is another one there, and lines of this desk's own that are there and not here.
 * That a colleague's newest lines have not come yet, or this desk's are not told yet, is no fault.
 */
export function judgeTeamCopy(copy: TeamCopy): Finding[] {
  if (copy.kind === 'alone') return [];
  if (copy.kind === 'notAsked') return [...copy.seals.findings];
  const differing = copy.logs.flatMap(({ deskId, desk, same, onlyThere, different }): Finding[] => {
    const isOwn = deskId === copy.ownDesk;
    const of = isOwn ? '' : ` of ${desk}`;
    if (different !== null) {
      const what = `and those behind it are others than in the team’s copy, after ${same} lines that are the same`;
      return [{ check: 'team', where: `line ${different}${of}`, what }];
    }
    if (!isOwn || onlyThere === 0) return [];
    const what = `and those behind it are missing: the team’s copy has ${onlyThere} that this desk wrote and this ledger lacks`;
    return [{ check: 'team', where: `line ${same + 1}`, what }];
  });
  return [...differing, ...copy.seals.findings];
}

/** How far the copies agree, a sentence a line. */
export function describeTeamCopy(copy: TeamCopy): string[] {
  switch (copy.kind) {
    case 'alone':
      return [];
    case 'notAsked':
      return [`The team’s copy was not compared. ${copy.why}`, ...copy.seals.covered];
    case 'compared':
      return [...copy.logs.map(describeLog), ...copy.seals.covered];
  }
}

export function describeLog({ desk, same, onlyHere, onlyThere, different }: ComparedLog): string {
  if (different !== null) {
    return `${desk}: line ${different} is another one here than in the team, after ${same} lines that are the same.`;
  }
  const rest = [
    ...(onlyHere > 0 ? [`${onlyHere} are not told yet`] : []),
    ...(onlyThere > 0 ? [`${onlyThere} are not here yet`] : []),
  ];
  return `${desk}: ${same} lines are the same${rest.length === 0 ? '' : `, ${rest.join(', ')}`}.`;
}
