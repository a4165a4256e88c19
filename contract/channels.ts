import { z } from 'zod';
import { findTextProblem, withoutKeys } from '../protocol/free-text.ts';
import { administrationChannels } from './administration-channels.ts';
import { approvalChannels } from './approval-channels.ts';
import { auditChannels } from './audit-channels.ts';
import { type Channel, channel, nothing } from './channel.ts';
import { lockChannels } from './lock-channels.ts';
import { missingSecret } from './refusal.ts';
import { teamChannels } from './team-channels.ts';
import { accountForm, accountMethod, accountView, secretPurpose } from './views/account.ts';
import { accountId, deskId, instant, merchantKey, transactionId } from './views/basics.ts';
import { caseView } from './views/case.ts';
import { clientKey, clientView } from './views/client.ts';
import { connectionReport } from './views/connection.ts';
import { consoleView, mostViews, preferences, writtenView } from './views/console.ts';
import { freeText } from './views/free-text.ts';
import { guardAnswer } from './views/guard.ts';
import {
  comparisonView,
  exportRequest,
  importProgress,
  importResult,
  importView,
  inspectionView,
  offeredFile,
} from './views/import.ts';
import { list, listPage, netSum, seekPlace } from './views/list-page.ts';
import { noteTarget, noteText } from './views/note.ts';
import {
  keptNotification,
  listenerPlace,
  listenerView,
  longestNotificationText,
  setAsideNotification,
  takenNotification,
} from './views/notification.ts';
import { draftView, operationView } from './views/operation.ts';
import { operationRequest } from './views/operation-request.ts';
import { longestLink, longestRedirection, pageView } from './views/page.ts';
import { mostNamedRows, notWhole, transactionDetail, unreadRow } from './views/transaction.ts';

/** More rows than this cannot be picked by hand at a time. */
export const mostPicked = 500;

/** A letter is a page, not a book. */
export const longestLetter = 10_000;

/** One id: `;` would join several. */
const searchedId = merchantKey.regex(/^[^;]*$/);

const secretName = z.strictObject({ accountId, purpose: secretPurpose });

/**
 * Everything that the window may ask of the main process. Types, the preload, the registration in main and the
 * Chromium bridge are derived from this table; a name is `noun.verb`. No channel returns a secret.
 */
export const channels = {
  /** The frame: accounts, preferences, versions, counts. */
  'console.describe': channel(nothing, consoleView),
  'preferences.change': channel(
    preferences.partial().extend({ namedViews: z.array(writtenView).max(mostViews).optional() }),
    preferences,
  ),
  /**
   * Bare text is sought in ids, orders and customers; a number also as an amount, and four digits as the end of a card. A
   * first page of another list supersedes what is still searched for the one before.
   */
  'transactions.search': channel(
    list.extend({ after: z.string().max(64).nullable(), limit: z.int().min(1).max(200) }),
    listPage,
  ),
  /** The same rows in the same order, at another place of the list: a scrollbar leads anywhere at once. */
  'transactions.seek': channel(list.extend({ to: seekPlace, limit: z.int().min(1).max(200) }), listPage),
  /**
   * Writes the whole list to a file, as CSV, in its order, with the filter and the zone in its head. Null where the person
   * chose no place for it after all.
   */
  'lists.write': channel(
    list,
    z.strictObject({ saved: z.strictObject({ path: z.string(), rows: z.int().min(0) }).nullable() }),
  ),
  /** Writes a letter about a refund to a text file. Null where the person chose no place for it after all. */
  'letters.write': channel(
    z
      .strictObject({
        transactionId,
        /** What the text names as it is, such as the order: a key may look like a card number. */
        keys: z.array(z.string().max(64)).max(4),
        text: z.string().trim().min(1).max(longestLetter),
      })
      .refine(({ keys, text }) => findTextProblem(withoutKeys(text, keys)) === undefined),
    z.strictObject({ saved: z.strictObject({ path: z.string() }).nullable() }),
  ),
  /**
   * What the rows of the whole list moved, by currency, in minor units: taken, less given back. Null where there are more than
   * 10,000. A later question supersedes one that is still added up.
   */
  'transactions.sum': channel(z.strictObject({ text: z.string().max(200) }), z.array(netSum).nullable()),
  /**
   * What the rows that a person picked moved, as they stand now. `rows` counts those that the ledger still holds. A later
   * question supersedes one that is still added up.
   */
  'transactions.sumPicked': channel(
    z.strictObject({ picked: z.array(z.strictObject({ accountId, transactionId })).min(1).max(mostPicked) }),
    z.strictObject({ rows: z.int().min(0), sums: z.array(netSum) }),
  ),
  /** From the oldest to the newest row of the list; null while it is empty. */
  'transactions.span': channel(nothing, z.strictObject({ oldest: instant, newest: instant }).nullable()),
  'transactions.show': channel(z.strictObject({ accountId, transactionId }), transactionDetail),
  /** What this ledger knows of a customer: aliases, orders, sums. */
  'clients.show': channel(clientKey, clientView),
  /** Asks the gateway for an order or a transaction and takes what it knows into the ledger (protocol.md §10.1). */
  'transactions.fetch': channel(
    z.strictObject({
      accountId,
      wanted: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('order'), orderId: searchedId.max(40) }),
        z.strictObject({ by: z.literal('transaction'), transactionId: searchedId.max(32) }),
      ]),
    }),
    z.strictObject({
      found: z.int().min(0),
      /** Rows whose money could not be read, by name, with the column to blame. */
      unreadable: z.array(unreadRow.pick({ transactionId: true, column: true })).max(mostNamedRows),
      /** Which of the found ones could not be kept as they came. */
      notWhole: z.array(notWhole).max(mostNamedRows),
    }),
  ),
  /** Writes something down beside an order, for whoever opens it next. */
  'notes.add': channel(z.strictObject({ accountId, about: noteTarget, text: noteText }), z.literal('added')),
  /** Writes a draft down and shows what would be sent. Sends nothing. */
  'operations.prepare': channel(operationRequest, draftView),
  /**
   * Sends a draft, once, and answers with its outcome. Repeating it never sends again. One that a colleague has approved goes as it
   * was approved, with the guard's answer that it was proposed with.
   */
  'operations.confirm': channel(
    z.strictObject({
      operationId: deskId,
      guardAnswer: guardAnswer.nullable(),
      /** The person goes on although a limit of their own has spoken. */
      reminded: z.boolean().optional(),
    }),
    operationView,
  ),
  /** A new attempt after `notSent`, 2017 or 3004. */
  'operations.sendAgain': channel(z.strictObject({ operationId: deskId }), operationView),
  /** A person states what became of an unknown operation, with a reason. */
  'operations.settle': channel(
    z.strictObject({
      operationId: deskId,
      outcome: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('succeeded'), transactionId: transactionId.nullable() }),
        z.strictObject({ kind: z.literal('refused') }),
      ]),
      reason: freeText(200).trim().min(3),
    }),
    operationView,
  ),
  'operations.show': channel(z.strictObject({ operationId: deskId }), operationView),
  /** What was done at this desk, newest first; drafts that were never confirmed are left out. */
  'operations.list': channel(
    z.strictObject({ only: z.enum(['all', 'toSettle']), limit: z.int().min(1).max(500) }),
    z.array(operationView),
  ),
  /** What waits to be settled, with what was tried and when the next look is; oldest first. */
  'cases.list': channel(nothing, z.array(caseView)),
  /** Asks the gateway about a case now; null when that has settled it. */
  'cases.look': channel(z.strictObject({ operationId: deskId }), caseView.nullable()),
  /** What the page of an operation is, and until when; null where no holder is waited for. */
  'pages.describe': channel(z.strictObject({ operationId: deskId }), pageView.nullable()),
  /**
   * Pages that wait for a holder, by the name of their order, of the operation or of whom they ask; whole names, in any case. Until
   * somebody pays on one, no list of transactions holds a row of it.
   */
  'pages.listWaiting': channel(z.strictObject({ text: z.string().max(1000) }), z.array(operationView)),
  /** Writes the page to a file for the merchant's own site, the same bytes each time. Null where no place was chosen after all. */
  'pages.save': channel(
    z.strictObject({ operationId: deskId }),
    z.strictObject({ saved: z.strictObject({ path: z.string() }).nullable() }),
  ),
  /** The same as a link to the page that the account names on the merchant's site. */
  'pages.link': channel(z.strictObject({ operationId: deskId }), z.strictObject({ link: z.url().max(longestLink) })),
  /** Writes the page that such links lead to, to be put on the merchant's site once. Null where no place was chosen after all. */
  'pages.savePoster': channel(
    z.strictObject({ accountId }),
    z.strictObject({ saved: z.strictObject({ path: z.string() }).nullable() }),
  ),
  /** Asks the gateway now what the holder did. */
  'pages.look': channel(z.strictObject({ operationId: deskId }), operationView),
  /** Takes the address or query string with which a holder's browser came back: believed for its HASH alone. */
  'pages.check': channel(z.strictObject({ text: z.string().trim().min(1).max(longestRedirection) }), takenNotification),
  /** Takes notifications that were pasted or dropped; what came is told one by one, in its order. */
  'notifications.take': channel(
    z.strictObject({ text: z.string().max(longestNotificationText) }),
    z.array(takenNotification),
  ),
  /** Newest first: what was kept, and what was set apart because its HASH or account was not right. */
  'notifications.list': channel(
    z.strictObject({ limit: z.int().min(1).max(500) }),
    z.strictObject({ kept: z.array(keptNotification), setAside: z.array(setAsideNotification) }),
  ),
  /** Whether notifications can come over HTTP, into the current environment. */
  'listener.describe': channel(nothing, listenerView),
  /** Opens a port, for this run only; one that is open elsewhere is closed first. */
  'listener.start': channel(listenerPlace, listenerView),
  'listener.stop': channel(nothing, listenerView),
  /** What was found out about a file that a person has chosen or dropped, corrected by what they said; writes nothing. */
  'imports.inspect': channel(offeredFile, inspectionView),
  /** The whole file against the ledger: what is new, changed, contradicting, unreadable; writes nothing. Null once stopped. */
  'imports.compare': channel(offeredFile, comparisonView.nullable()),
  /** Takes the file as its preview was shown; answers at its end. */
  'imports.start': channel(offeredFile, importResult),
  /** Stops what is being compared or taken; rows that came in stay, and the same file goes on behind them. */
  'imports.cancel': channel(nothing, z.literal('cancelled')),
  /** Asks the gateway for a file of transactions, which comes to its place some time later (protocol.md §10.2). Sends it once. */
  'imports.ask': channel(exportRequest, z.literal('asked')),
  /** Whether an account has any transaction: one that has none waits for its first import. */
  'imports.hasAny': channel(z.strictObject({ accountId }), z.boolean()),
  'imports.list': channel(
    z.strictObject({ limit: z.int().min(1).max(500) }),
    z.strictObject({ imports: z.array(importView), progress: importProgress.nullable() }),
  ),
  /** Takes back what only this import told; until that is done the ledger is only read. */
  'imports.withdraw': channel(z.strictObject({ importId: deskId }), z.strictObject({ kept: z.int().min(0) })),
  /** Shows the list of rows that an import left out, in the system's own window. */
  'imports.showLeftOut': channel(z.strictObject({ importId: deskId }), z.literal('shown')),
  ...teamChannels,
  ...lockChannels,
  ...approvalChannels,
  ...auditChannels,
  ...administrationChannels,
  'accounts.add': channel(accountForm, accountView),
  /** Everything but IDENTIFIER, environment and host may change; those make another account. */
  'accounts.change': channel(
    accountForm
      .omit({ identifier: true, environment: true, url: true })
      // Never by omission: what the merchant said of it would be forgotten.
      .extend({ accountId, paymentMethod: accountMethod }),
    accountView,
  ),
  /** Forgets the account and its secrets; what it did stays in the ledger. */
  'accounts.remove': channel(z.strictObject({ accountId }), z.literal('removed')),
  /** Finds out what keeps this computer from talking to the gateway. Sends nothing but a look-up that finds nothing. */
  'connection.check': channel(z.strictObject({ accountId }), connectionReport),
  /** Where an account's secret stands; `inMemory`: for this run only. */
  'secret.check': channel(secretName, z.enum(['found', 'inMemory', ...missingSecret.options])),
  /** The only message that carries a secret, and it goes one way. In memory only when the person said so. */
  'secret.keep': channel(
    secretName.extend({ secret: z.string().min(1).max(128), where: z.enum(['keychain', 'memory']) }),
    z.literal('kept'),
  ),
  'secret.forget': channel(secretName, z.literal('forgotten')),
} as const satisfies Record<`${string}.${string}`, Channel>;

export type Channels = typeof channels;
export type ChannelName = keyof Channels;
export type ChannelInput<Name extends ChannelName> = z.output<Channels[Name]['input']>;
export type ChannelOutput<Name extends ChannelName> = z.output<Channels[Name]['output']>;
