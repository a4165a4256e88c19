import { randomBytes } from 'node:crypto';
import type { Administration, AdministrationAnswer, SeatInvitation } from '../../ports/administration.ts';
import { type JoinFile, writeJoinFile } from './join-file.ts';
import { createPassword, createVerifier } from './password.ts';
import type { TeamFile } from './team-file.ts';

/** An invitation as it is handed over: a file with a password that is good for a day, for one person's eyes. */
export interface WrittenInvitation extends Pick<JoinFile, 'person' | 'desk' | 'until'> {
  readonly personId: string;
  /** Its login, by which it is taken back. */
  readonly seatId: string;
  readonly text: string;
}

/** Invites to the team that a desk is in. The server is handed what it keeps of the password, never the password. */
export async function inviteToSeat(
  administration: Pick<Administration, 'invite'>,
  { seats: _, sitting: __, ...engine }: TeamFile,
  invitation: SeatInvitation,
): Promise<AdministrationAnswer<WrittenInvitation>> {
  const [role, password] = [`seat_${randomBytes(6).toString('hex')}`, createPassword()];
  const invited = await administration.invite(invitation, { role, verifier: createVerifier(password) });
  if (invited.kind === 'refused') return invited;
  const { personId, person, desk, until } = invited.value;
  const text = writeJoinFile({ ...engine, role, password, person, desk, until });
  return { kind: 'done', value: { personId, person, desk, until, seatId: role, text } };
}
