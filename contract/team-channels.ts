import { z } from 'zod';
import { channel, nothing } from './channel.ts';
import { deskId } from './views/basics.ts';
import { holderView, invitationView, joinReport, leaveReport, teamPage, unjoined } from './views/team.ts';
import { mostUnclaimed, unclaimedRow } from './views/unclaimed.ts';

/** By the name that main gave to a file that a person has chosen or dropped. */
const joinFile = z.strictObject({ file: z.uuid() });

/** What the window may ask of the team. */
export const teamChannels = {
  /** The team and its desks, as far as this one has heard of them; null where this desk works alone. */
  'team.describe': channel(nothing, teamPage.nullable()),
  /** Rows that moved money without a claim, told last first; null while the team's engine does not say, and for a desk alone. */
  'team.listUnclaimed': channel(nothing, z.array(unclaimedRow).max(mostUnclaimed).nullable()),
  /** Tells and asks the team now; answers when that was tried. */
  'team.exchange': channel(nothing, z.literal('tried')),
  /** What a join file says and what joining does here; asks nobody and changes nothing. */
  'team.read': channel(joinFile, z.discriminatedUnion('kind', [invitationView, unjoined])),
  'team.join': channel(joinFile, joinReport),
  /** Needs that nothing is open and all is told. What was done in the team stays in this ledger. */
  'team.leave': channel(nothing, leaveReport),
  /** Whether whoever approves sends, and nobody else: an administrator's to set, at their own seat. Null while the engine does not say. */
  'team.setStrict': channel(z.strictObject({ strict: z.boolean() }), z.literal('set')),
  /** Whose operation kept one of this desk's from being sent; null where nobody has told yet. */
  'team.findHolder': channel(z.strictObject({ operationId: deskId }), holderView.nullable()),
};
