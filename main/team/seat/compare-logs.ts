import { z } from 'zod';
import type { EngineConnection } from '../engine/connect.ts';

/** A line of a desk's log by what binds it to all before it. */
export interface LineDigest {
  readonly sequence: number;
  readonly digest: string;
}

/** What comparing one desk's log here and at the engine came to. */
export interface ComparedLog {
  readonly deskId: string;
  readonly desk: string;
  /** Lines that are the same here and there. */
  readonly same: number;
  /** Lines that stand on one side alone, behind those. */
  readonly onlyHere: number;
  readonly onlyThere: number;
  /** The first line that is another one here than there. */
  readonly different: number | null;
}

const most = 5_000;
const deskSchema = z.object({ deskId: z.uuid(), desk: z.string() });
const lineSchema = z.object({ sequence: z.coerce.number(), digest: z.string() });

const desks = 'SELECT desk_id AS "deskId", name AS desk FROM team.desk ORDER BY name, desk_id';
const lines = `SELECT sequence, digest FROM team.event WHERE desk_id = $1 AND sequence > $2 ORDER BY sequence LIMIT ${most}`;

/**
 * Compares every desk's log, digest by digest: since each binds the one before it, the first difference says where two logs part.
 * `readHere` gives the next lines of a desk behind a sequence, at most so many. Rejects with an EngineFailure.
 */
export async function compareLogs(
  connection: EngineConnection,
  readHere: (deskId: string, after: number, most: number) => readonly LineDigest[],
): Promise<readonly ComparedLog[]> {
  const { rows } = await connection.ask(desks, []);
  const compared: ComparedLog[] = [];
  for (const desk of z.array(deskSchema).parse(rows)) compared.push(await compareLog(connection, desk, readHere));
  return compared;
}

async function compareLog(
  connection: EngineConnection,
  of: z.infer<typeof deskSchema>,
  readHere: Parameters<typeof compareLogs>[1],
): Promise<ComparedLog> {
  let [same, onlyHere, onlyThere] = [0, 0, 0];
  for (let after = 0; ; after += most) {
    const there = z.array(lineSchema).parse((await connection.ask(lines, [of.deskId, after])).rows);
    const here = readHere(of.deskId, after, most);
    const both = Math.min(here.length, there.length);
    for (let index = 0; index < both; index += 1) {
      const [one, other] = [here[index], there[index]];
      if (one?.sequence !== other?.sequence || one?.digest !== other?.digest) {
        return { ...of, same, onlyHere, onlyThere, different: one?.sequence ?? 0 };
      }
      same += 1;
    }
    onlyHere += here.length - both;
    onlyThere += there.length - both;
    if (here.length < most && there.length < most) return { ...of, same, onlyHere, onlyThere, different: null };
  }
}
