import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWholeFile } from '../../whole-file.ts';
import { engineSchema } from './join-file.ts';

const seatSchema = z.strictObject({
  person: z.string().min(1),
  desk: z.string().min(1),
  /** Its login role. */
  role: z.string().min(1),
  /** The user of this computer who joined with it. */
  user: z.string(),
});
/** One person's place at this desk. */
export type FiledSeat = z.infer<typeof seatSchema>;

const teamFileSchema = engineSchema.extend({
  seats: z.array(seatSchema).min(1),
  /** The role of the seat that was taken last, or chosen by a person. */
  sitting: z.string(),
});
/** Where this desk's team is and who has a seat here; stands beside the ledger, without any secret. */
export type TeamFile = z.infer<typeof teamFileSchema>;

const fileIn = (folder: string) => join(folder, 'team.json');

/** Undefined where there is none, or none that can be read: the ledger says by itself that it is of a team. */
export function readTeamFile(folder: string): TeamFile | undefined {
  try {
    return teamFileSchema.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

export function writeTeamFile(folder: string, file: TeamFile): void {
  writeWholeFile(fileIn(folder), `${JSON.stringify(teamFileSchema.parse(file), null, 2)}\n`);
}

export function removeTeamFile(folder: string): void {
  if (existsSync(fileIn(folder))) rmSync(fileIn(folder));
}

/** Adds a seat, or puts it in the place of the one with the same login; whoever joins sits there from now on. */
export function withSeat(
  known: TeamFile | undefined,
  file: Omit<TeamFile, 'seats' | 'sitting'>,
  seat: FiledSeat,
): TeamFile {
  const others = (known?.seats ?? []).filter(({ role }) => role !== seat.role);
  return { ...file, seats: [...others, seat], sitting: seat.role };
}

/**
 * Who sits here: whose user of this computer has one seat alone, else who was chosen or joined last. Nobody is taken for a
 * colleague because no seat fits.
 */
export function chooseSeat({ seats, sitting }: TeamFile, user: string): FiledSeat | undefined {
  const own = seats.filter((seat) => seat.user === user);
  const [only] = own.length > 0 ? own : seats;
  if (own.length === 1 || seats.length === 1) return only;
  return (own.length > 0 ? own : seats).find(({ role }) => role === sitting);
}
