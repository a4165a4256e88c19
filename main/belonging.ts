import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Belonging } from './ports/belonging.ts';
import type { Replica } from './ports/replica.ts';
import { writeWholeFile } from './whole-file.ts';

const markSchema = z.strictObject({ teamId: z.uuid().nullable(), lastTeamId: z.uuid().nullable() });
type Mark = { readonly teamId: string | null; readonly lastTeamId: string | null };

/** Of a mark that cannot be read: no team's key and no team's file goes by it, so that nothing is sent. */
export const unreadableTeam = 'unreadable';

/**
 * Of which team a ledger is. The mark stands beside the ledger's file and not in it: a backup from before the joining that is put
 * back in its place is the team's as well.
 */
export async function readBelonging(folder: string, replica: Pick<Replica, 'readHead'>): Promise<Belonging> {
  const file = join(folder, 'belongs-to.json');
  const { deskId } = await replica.readHead();
  let mark = readMark(file);
  return {
    deskId,
    get teamId() {
      return mark.teamId;
    },
    get lastTeamId() {
      return mark.lastTeamId;
    },
    belongTo: async (teamId) => {
      const next = { teamId, lastTeamId: teamId ?? mark.lastTeamId };
      writeWholeFile(file, `${JSON.stringify(next)}\n`);
      mark = next;
    },
  };
}

function readMark(file: string): Mark {
  if (!existsSync(file)) return { teamId: null, lastTeamId: null };
  try {
    return markSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { teamId: unreadableTeam, lastTeamId: unreadableTeam };
  }
}
