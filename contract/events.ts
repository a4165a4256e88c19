import { z } from 'zod';
import { proposalView } from './views/approval.ts';
import { accountId } from './views/basics.ts';
import { consoleView, preferences } from './views/console.ts';
import { importProgress } from './views/import.ts';
import { lockView } from './views/lock.ts';
import { operationView } from './views/operation.ts';
import { deskName, teamView } from './views/team.ts';
import { chainId } from './views/transaction.ts';

/** More chains than this are not named one by one. */
export const mostNamedChains = 100;

/** What the main process tells the window unasked, so that no screen shows yesterday's truth. */
export const eventSchema = z.discriminatedUnion('kind', [
  /** An operation changed its state; lists that show it and panels that show its chain are out of date. */
  z.strictObject({ kind: z.literal('operationChanged'), operation: operationView, chainId }),
  /** Rows came in, for instance by an import: in these chains, or in too many to name. */
  z.strictObject({
    kind: z.literal('transactionsChanged'),
    chains: z.union([z.array(z.strictObject({ accountId, chainId })).max(mostNamedChains), z.literal('many')]),
  }),
  /** How the team stands, or how old its picture is; null once this desk works alone. With the names of its desks. */
  z.strictObject({ kind: z.literal('teamChanged'), team: teamView.nullable(), desks: z.array(deskName) }),
  /** A proposal is new here, or stands otherwise than before; told of those alone that changed after this desk had first heard of any. */
  z.strictObject({ kind: z.literal('proposalChanged'), proposal: proposalView }),
  z.strictObject({ kind: z.literal('consoleChanged'), console: consoleView }),
  z.strictObject({ kind: z.literal('preferencesChanged'), preferences }),
  /** The screen was locked or unlocked, or how it can be unlocked has changed: the only event while it is locked. */
  z.strictObject({ kind: z.literal('lockChanged'), lock: lockView }),
  /** How far the file is that is read or taken; null once none is. */
  z.strictObject({ kind: z.literal('importProgress'), progress: importProgress.nullable() }),
]);

export type ConsoleEvent = z.infer<typeof eventSchema>;
