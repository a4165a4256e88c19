import { z } from 'zod';
import { channel, nothing } from './channel.ts';
import {
  administrationView,
  alarmId,
  mostRights,
  personId,
  rightChange,
  ruleChange,
  seatId,
  seatInvitation,
  secondReason,
  writtenInvitation,
} from './views/administration.ts';
import { teamDeskId } from './views/team.ts';

/**
 * What the window may ask of the team's people, seats, rights and desks. All but `describe` are refused by the team's engine for
 * whoever may not, with `notAdministrator`; `noTeam` for a desk alone.
 */
export const administrationChannels = {
  /** As it was heard of last; null for a desk alone, before the team's engine has said anything, and without a seat. */
  'administration.describe': channel(nothing, administrationView.nullable()),
  /** Writes a join file, which holds a password of one day; it never crosses to the window. Null where no place was chosen after all. */
  'administration.invite': channel(seatInvitation, z.strictObject({ saved: writtenInvitation.nullable() })),
  /** All of the changes, or none: refused with `rightsChanged` where one stands otherwise than it was reviewed. */
  'administration.permit': channel(
    z.strictObject({ personId, changes: z.array(rightChange).min(1).max(mostRights) }),
    z.literal('done'),
  ),
  /** Whether a person administers the team from now on. */
  'administration.appoint': channel(z.strictObject({ personId, isAdministrator: z.boolean() }), z.literal('done')),
  /** Ends one seat of a person, or all of them. */
  'administration.revoke': channel(
    z.strictObject({ personId, seatId: seatId.nullable() }),
    z.strictObject({ seats: z.int().min(1) }),
  ),
  /** This person's word that a roll call does not wait for a desk; two people say so. */
  'administration.waive': channel(
    z.strictObject({ deskId: teamDeskId, reason: secondReason }),
    z.enum(['taken', 'needsSecond']),
  ),
  /** Whose midnight begins a day, and for how long a proposal stands; refused with `zoneUnknown` for a zone that the engine has not. */
  'administration.rule': channel(ruleChange, z.literal('done')),
  /**
   * This person's word that somebody has looked at what raised an alarm; two people say so, one of them an administrator. Refused with
   * `alarmHeld` while two attempts hold the chain.
   */
  'administration.clearAlarm': channel(
    z.strictObject({ alarmId, reason: secondReason }),
    z.enum(['taken', 'needsSecond']),
  ),
  /** This person's word that the texts of an erasure go from the engine; two people say so, one of them an administrator. */
  'administration.erase': channel(
    z.strictObject({ line: z.string().regex(/^\d{1,16}:[0-9a-f]{16}$/), reason: secondReason }),
    z.enum(['taken', 'needsSecond', 'nothingHeld']),
  ),
};
