import { z } from 'zod';
import { accountView } from './account.ts';
import { accountId, environment, instant, shortText } from './basics.ts';
import { freeText } from './free-text.ts';
import { deskLimit, mostLimits } from './limit.ts';
import { columnWidths, listColumn, listGrouping, listOrder } from './list.ts';
import { listenerPlace } from './notification.ts';
import { deskName, teamView } from './team.ts';

export const language = z.enum(['en', 'fr']);
export type Language = z.infer<typeof language>;

/** A question under a name: what is typed into the box for it. */
export const namedView = z.strictObject({
  viewId: z.uuid(),
  name: z.string().trim().min(1).max(40),
  text: z.string().trim().min(1).max(200),
});
export type NamedView = z.infer<typeof namedView>;

/** The same as a person gives it; what an older version kept is read all the same. */
export const writtenView = namedView.extend({ name: freeText(40).trim().min(1) });

export const mostViews = 50;

/** The columns of the lookup list that can be hidden; when, how much and how it stands are always there. */
export const hideableColumn = z.enum(['operation', 'orderId', 'client', 'transactionId']);
export type HideableColumn = z.infer<typeof hideableColumn>;

/** Minutes without a hand after which the screen can be made to lock. */
export const lockMinutes = [1, 5, 15, 30, 60] as const;

/** What a person set for themselves on this computer. */
export const preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'fr']),
  density: z.enum(['comfortable', 'compact']),
  /** After how many minutes without a hand the screen locks, where something can unlock it. */
  lockAfter: z.literal([...lockMinutes]),
  /** Whether a letter or sign that is pressed alone does something (WCAG 2.1.4). */
  singleKeys: z.enum(['on', 'off']),
  /** What a person at a desk alone is reminded of, at most once for an operation in a currency. */
  limits: z.array(deskLimit).max(mostLimits),
  /** Where the person works; each environment has accounts and a ledger of its own. */
  environment,
  /** Accounts whose first import a person does without: nobody asks for it again. */
  withoutImport: z.array(accountId).max(500),
  /** Where notifications were listened for last; listening itself is off at every start. */
  listener: listenerPlace,
  /** Questions that a person has given a name, in their order. */
  namedViews: z.array(namedView).max(mostViews),
  hiddenColumns: z.array(hideableColumn).max(hideableColumn.options.length),
  /** Those that it does not name stand behind these, as they usually do. */
  columnOrder: z.array(listColumn).max(listColumn.options.length),
  columnWidths,
  listOrder,
  listGrouping,
});
export type Preferences = z.infer<typeof preferences>;

/** The daily backup of the ledger: a copy that was checked from end to end. */
export const backupView = z.strictObject({
  newestAt: instant.nullable(),
  /** What kept the last one from being made, or null. `damaged` is the ledger itself: nothing is sent until it is sound. */
  problem: z.enum(['damaged', 'full', 'notWritable', 'other']).nullable(),
});
export type BackupView = z.infer<typeof backupView>;

/** How far the ledger is made anew. Until then it is only read: see the refusal `ledgerBeingPrepared`. */
export const preparationView = z.strictObject({
  /** This version reads it otherwise than an earlier one did, or an import is withdrawn. */
  because: z.enum(['version', 'withdrawal']),
  /** Lines of the log and observations. */
  done: z.int().min(0),
  total: z.int().min(0),
  /** Milliseconds that it will still take, about; null while nobody can say. */
  left: z.int().min(0).nullable(),
  /** It could not be finished: the next start says why, and what can be done. */
  failed: z.boolean(),
});
export type PreparationView = z.infer<typeof preparationView>;

/** What the frame around every screen shows. */
export const consoleView = z.strictObject({
  version: z.string(),
  /** Which program shows the window; `headless` shows none. */
  host: z.strictObject({ kind: z.enum(['electron', 'chromium', 'headless']), version: z.string() }),
  /** Of the environment that the person works in. */
  accounts: z.array(accountView),
  environment,
  /** Those that have accounts, and the one that the person works in. */
  environments: z.array(environment),
  preferences,
  /** BCP 47, of the operating system; formats follow it where its language is ours. */
  systemLocale: z.string(),
  /** IANA name; all times on screen are shown in it. */
  timeZone: z.string(),
  dataFolder: z.string(),
  lastImportAt: instant.nullable(),
  /** Operations whose outcome nobody knows yet. */
  toSettle: z.int(),
  backup: backupView,
  /** Null once the ledger can be written. */
  preparation: preparationView.nullable(),
  user: shortText,
  /** Null where this desk works alone. */
  team: teamView.nullable(),
  /** Names of colleagues' desks, those of a team that was left included. */
  desks: z.array(deskName),
});
export type ConsoleView = z.infer<typeof consoleView>;
