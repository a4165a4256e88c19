import { z } from 'zod';
import { moneySchema } from '../protocol/money/index.ts';
import { proposalState } from './views/approval.ts';
import { environment } from './views/basics.ts';
import { guardView } from './views/guard.ts';
import { importQuestionKind, unfitReason } from './views/import-basics.ts';
import { reminder } from './views/limit.ts';
import { draftView } from './views/operation.ts';

/** Why an action is not open for a transaction. Each has a sentence in every language. */
export const actionObstacle = z.enum([
  // of any action
  'ledgerDamaged',
  'inFlight',
  'toSettleFirst',
  'notSucceeded',
  'notFinished',
  'voided',
  // refund
  'notADebit',
  'nothingLeft',
  // capture
  'notAnAuthorization',
  'cardInformation',
  'alreadyCaptured',
  'captureExpired',
  // void
  'nothingToVoid',
  'voidClosed',
  // credit
  'creditOff',
  'noAlias',
  'noCustomer',
  'notAuthenticated',
  // credit and charge
  'otherAccountCurrency',
  // charge
  'captureDayPassed',
  'planDayPassed',
  'planUnfit',
  'mandateOnlyCollects',
  'noDirectDebit',
  'payerUnknown',
  'cartUnfit',
  'pageTimePassed',
  // stop of a plan
  'noPlan',
  'planFinished',
  'planStopped',
]);
export type ActionObstacle = z.infer<typeof actionObstacle>;

/** The four ways in which the keychain can fail to hand out a secret. */
export const missingSecret = z.enum(['absent', 'locked', 'unavailable', 'denied']);
export type MissingSecret = z.infer<typeof missingSecret>;

/**
 * Why a request of the window was not carried out. Nothing was changed and nothing was sent, unless the code
 * says otherwise. A refusal is data: no exception text of the main process ever reaches the page.
 */
export const refusalSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('unknownChannel') }),
  z.strictObject({ code: z.literal('untrustedSender') }),
  /** `field` is the path of the offending value, such as `amount.minor`. */
  z.strictObject({ code: z.literal('invalidInput'), field: z.string() }),
  z.strictObject({
    code: z.literal('notFound'),
    what: z.enum(['transaction', 'operation', 'account', 'import', 'proposal']),
  }),
  z.strictObject({ code: z.literal('actionNotOpen'), obstacle: actionObstacle }),
  /** More than the action allows: what is left of a debit, or what was authorised. */
  z.strictObject({ code: z.literal('amountAboveLeft'), left: moneySchema }),
  /** Another operation of the same chain is under way or waits to be settled. */
  z.strictObject({ code: z.literal('chainBusy'), operationId: z.string(), toSettle: z.boolean() }),
  /** The transaction is no longer what the person reviewed. */
  z.strictObject({
    code: z.literal('changedSinceReview'),
    /** Which part of what was reviewed is another one now. */
    changes: z.array(z.enum(['transactions', 'operations', 'plan', 'guards', 'account'])).min(1),
    /** The same as things are now, to be reviewed and confirmed anew; null where it is not open any more. */
    review: draftView.nullable(),
  }),
  /** The review is older than a day, or of a program that kept none of it. */
  z.strictObject({ code: z.literal('draftExpired') }),
  /** The review is of before this desk joined its team. */
  z.strictObject({ code: z.literal('draftedAlone') }),
  /** Guards have spoken since the review, or were not answered. */
  z.strictObject({ code: z.literal('guardUnanswered'), guards: z.array(guardView) }),
  z.strictObject({ code: z.literal('notSettleable') }),
  /** That money moved is proved by the TRANSACTIONID of it. */
  z.strictObject({ code: z.literal('transactionIdMissing') }),
  /** The TRANSACTIONID given is that of another transaction. */
  z.strictObject({ code: z.literal('notItsTransaction') }),
  z.strictObject({ code: z.literal('notRepeatable') }),
  /** A colleague prepared it at another desk, which alone goes on with it. */
  z.strictObject({ code: z.literal('anotherDesks') }),
  /** Beyond a limit that whoever sits at this desk alone has set, and they have not said yet that they go on. */
  z.strictObject({ code: z.literal('reminded'), ...reminder }),
  /** In a team, and a colleague has not approved it: above `alone`, or at any amount where that is null. */
  z.strictObject({ code: z.literal('approvalNeeded'), alone: moneySchema.nullable() }),
  /** More than the person may do at most, whoever approves. */
  z.strictObject({ code: z.literal('aboveLimit'), most: moneySchema }),
  /** With what may have left today, more than the person may do in a day. */
  z.strictObject({ code: z.literal('aboveDayLimit'), day: moneySchema, spent: moneySchema }),
  /** The person has no right to this operation. */
  z.strictObject({ code: z.literal('notPermitted') }),
  /** In strict mode the desk of whoever approved it sends it. */
  z.strictObject({ code: z.literal('approverSends') }),
  /** The person may do it alone: nobody is asked. */
  z.strictObject({ code: z.literal('approvalNotNeeded') }),
  /** The proposal stands otherwise than what was asked for it needs. */
  z.strictObject({ code: z.literal('proposalOver'), state: proposalState }),
  /** Whoever proposes is not who approves, at whichever desk. */
  z.strictObject({ code: z.literal('ownProposal') }),
  /** The person's right to approve does not cover it. */
  z.strictObject({ code: z.literal('notApprover') }),
  /** It is neither the person's proposal nor an approval of theirs. */
  z.strictObject({ code: z.literal('notTheirs') }),
  /** The draft has not come here yet. */
  z.strictObject({ code: z.literal('draftNotHere') }),
  /** What the draft says is not what the engine was told of. */
  z.strictObject({ code: z.literal('proposalDiffers') }),
  /** This desk works alone. */
  z.strictObject({ code: z.literal('noTeam') }),
  /** The team's engine did not answer. */
  z.strictObject({ code: z.literal('teamSilent') }),
  /** The person administers the team not, or no more. */
  z.strictObject({ code: z.literal('notAdministrator') }),
  /** Nobody changes their own rights, appoints or revokes themselves. */
  z.strictObject({ code: z.literal('administersOneself') }),
  /** Somebody of the team is called so. */
  z.strictObject({ code: z.literal('personKnown') }),
  /** Somebody else has changed the rights that were reviewed. */
  z.strictObject({ code: z.literal('rightsChanged') }),
  /** There is nobody, no seat or no roll call that it could be done to. */
  z.strictObject({ code: z.literal('nothingToAdminister') }),
  /** The right to administer was given by hand at the database, and is taken there. */
  z.strictObject({ code: z.literal('anothersAppointment') }),
  /** Two attempts hold the chain of an alarm still. */
  z.strictObject({ code: z.literal('alarmHeld') }),
  /** The team's engine knows no such zone. */
  z.strictObject({ code: z.literal('zoneUnknown') }),
  /** The team's engine knows nothing of it yet. */
  z.strictObject({ code: z.literal('engineTooOld') }),
  /** The team's engine did not answer: whether it was done shows once it does. */
  z.strictObject({ code: z.literal('teamUnsure') }),
  z.strictObject({ code: z.literal('secretMissing'), answer: missingSecret }),
  /** The host belongs to another environment than the person said. */
  z.strictObject({ code: z.literal('environmentMismatch'), hostBelongsTo: environment }),
  /** TLS is never skipped: plain http is for this machine alone. */
  z.strictObject({ code: z.literal('plainHttp') }),
  z.strictObject({ code: z.literal('accountExists') }),
  /** Something of this account is under way or waits to be settled. */
  z.strictObject({ code: z.literal('accountInUse') }),
  /** The demo accounts come and go with the console and cannot be changed. */
  z.strictObject({ code: z.literal('accountEmbedded') }),
  /** This console was started for rehearsals alone: nothing with real money is added, opened or entered. */
  z.strictObject({ code: z.literal('productionNotAllowed') }),
  /** The gateway answered a look-up with this code. */
  z.strictObject({ code: z.literal('gatewayRefused'), execcode: z.string(), message: z.string() }),
  /** No answer that could be read came to a look-up. */
  z.strictObject({
    code: z.literal('gatewaySilent'),
    cause: z.enum(['notConnected', 'timedOut', 'connectionLost', 'httpStatus', 'unreadableAnswer', 'noExeccode']),
  }),
  /** A search went on that nobody waits for: another text was sought meanwhile. No fault, and nothing to show. */
  z.strictObject({ code: z.literal('superseded') }),
  z.strictObject({
    code: z.literal('ledgerFailed'),
    problem: z.enum(['busy', 'full', 'readOnly', 'corrupt', 'incomplete', 'other']),
  }),
  /** The page waits for nobody any more, or holds nothing that a browser could be sent on with. */
  z.strictObject({ code: z.literal('pageGone') }),
  /** Every part of the question is wrong: there is no list. */
  z.strictObject({ code: z.literal('questionNotUnderstood') }),
  /** A file that was asked for could not be written; nothing of it stays. */
  z.strictObject({ code: z.literal('fileNotWritten'), problem: z.enum(['full', 'notWritable']) }),
  /** Nothing of the file can be taken, for a reason that a person can do something about. */
  z.strictObject({ code: z.literal('fileUnfit'), reason: unfitReason, column: z.string().max(255) }),
  /** The file is not known any more, or cannot be read. */
  z.strictObject({ code: z.literal('fileGone') }),
  /** Another file is being read or taken. */
  z.strictObject({ code: z.literal('importBusy') }),
  /** What decides about money was not answered. */
  z.strictObject({ code: z.literal('importUnanswered'), about: z.array(importQuestionKind) }),
  /** Something is on its way to the gateway: an import cannot be withdrawn then. */
  z.strictObject({ code: z.literal('operationUnderWay') }),
  /** The ledger is made anew for this version, and only read until then. */
  z.strictObject({ code: z.literal('ledgerBeingPrepared') }),
  /** The screen is locked. What was asked before it locked may be done all the same, and is seen once it is unlocked. */
  z.strictObject({ code: z.literal('locked') }),
  /** Neither a PIN nor the operating system could unlock the screen again. */
  z.strictObject({ code: z.literal('nothingUnlocks') }),
  /** Something broke inside; `reference` finds it in the log. */
  z.strictObject({ code: z.literal('internal'), reference: z.string() }),
]);

export type Refusal = z.infer<typeof refusalSchema>;
