import type { AccountForm, PageKind } from '../../../contract/index.ts';
import type { Row } from '../../../sandbox/index.ts';
import type { Dice } from '../../faults/crash/chance.ts';
import type { BookGateway } from './book.ts';
import type { Fields } from './facts.ts';
import type { Heard } from './heard.ts';
import type { Window } from './window.ts';

/** What the soak's last line counts, but for the runs and the guards. */
export const faultKinds = [
  'leftAboveBook',
  'otherAmountThanBook',
  'wrongVoidOffered',
  'wrongCaptureOffered',
  'wrongRefundOffered',
  'proofWithoutOutcome',
  'rowsLostSilently',
  'needlesslyBlocked',
  'wrongPageTold',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Something that the console says and the book says otherwise. */
export interface Fault {
  readonly kind: FaultKind;
  /** What of it is the same at each step that it goes on. */
  readonly about: string;
  readonly said: string;
  readonly book: string;
  /** After which step, from 1. */
  readonly step: number;
}

/** An answer of the gateway's before anybody has read it, or why none comes back. */
export type Answered = Readonly<Record<string, unknown>> | 'notConnected' | 'timedOut' | 'connectionLost';

/** What becomes of the next request that the console sends, and of its answer. */
export type Fate = (carry: () => Promise<Record<string, unknown>>) => Promise<Answered>;

/** A notification that is on its way. */
export interface Mail {
  readonly transactionId: string;
  readonly fields: Fields;
}

/** An export that was made and not brought in yet; where it stands in which shape. */
export interface ExportFile {
  readonly text: string;
  readonly shape: 'older' | 'newer';
  readonly made: number;
}

/** What the console sent, and was answered with the TRANSACTIONID of something else. Minor units. */
export interface AnsweredAs {
  readonly operation: string;
  readonly minor: number;
}

/** A page that the console handed over for a holder. */
export interface HandedPage {
  readonly operationId: string;
  readonly kind: PageKind;
  readonly accountId: string;
  readonly orderId: string;
  /** Where a browser that has it posts, and what. */
  readonly action: string;
  readonly fields: Fields;
  /** No look-up before this moment may end it: milliseconds UTC. */
  readonly usableUntil: number;
  /** What was made by it, oldest first: TRANSACTIONIDs. */
  readonly made: string[];
}

/** Everything in a run. */
export interface World {
  readonly gateway: BookGateway;
  readonly window: Window;
  readonly forms: readonly AccountForm[];
  readonly heard: Heard;
  readonly mail: Mail[];
  readonly read: Mail[];
  readonly files: ExportFile[];
  /** What the gateway made for an operation of the console's: TRANSACTIONIDs. */
  readonly made: Map<string, readonly string[]>;
  /** What the gateway made for the console, and answered the id of. */
  readonly named: Set<string>;
  /** What answers to the console named that was another's, of which it had not heard: as what each was answered. */
  readonly misnamed: Map<string, readonly AnsweredAs[]>;
  /** Every page that was handed over, ended ones too: a holder may come late. */
  readonly pages: HandedPage[];
  /** What happened, in words, a line a step. */
  readonly script: string[];
  readonly faults: Fault[];
  /** Rows that the console said it has kept. */
  readonly kept: Set<string>;
  /** Whether what is told may come damaged; otherwise it only comes late, twice and in any order. */
  readonly troubled: boolean;
  /** Whether requests may get lost: a process asks after open cases when it likes, and then nobody can say what it knows. */
  readonly loses: boolean;
  /** Whether look-ups that no person asked for are left without an answer. */
  readonly deaf: boolean;
  /** Whether nobody looks anything up or brings an export: what edits refer to is told by nobody. */
  readonly onlyNotified: boolean;
  readonly trouble: { fate: Fate | undefined; damage: ((fields: Fields) => Fields) | undefined };
  /** Rows of look-ups as they were answered, oldest first. */
  readonly answered: Fields[];
  /** Authorizations that the gateway captures by itself. */
  readonly captureDates: Set<string>;
  /** What the console sent to an alias, whatever became of it. Minor units; of a plan its total and its parts. */
  readonly charged: { readonly alias: string; readonly minors: readonly number[] }[];
  readonly guards: { honest: number; spoke: number };
  readonly orders: string[];
  dice: Dice;
  step: number;
}

export function say(world: World, text: string): void {
  world.script.push(`${world.step}. ${text}`);
}

/** Notes a fault, once for what it is about. */
export function blame(world: World, fault: Omit<Fault, 'step'>): void {
  const known = world.faults.some(({ kind, about }) => kind === fault.kind && about === fault.about);
  if (!known) world.faults.push({ ...fault, step: world.step });
}

/** What the gateway did becomes something to notify. */
export function collectNews({ gateway, mail }: World): void {
  mail.push(...gateway.news());
}

export function findRow({ gateway }: World, transactionId: string): Row | undefined {
  return gateway.rows().find((row) => row.transactionId === transactionId);
}

/**
 * As what answers named a row that is another's, while they are all that the console has of it: nobody could know better. From the
 * first source on that tells the row whole there is no excuse.
 */
export function listAnsweredAs({ misnamed, heard }: World, transactionId: string): readonly AnsweredAs[] {
  return heard.of(transactionId).some(({ whole }) => whole) ? [] : (misnamed.get(transactionId) ?? []);
}

/** Notes that a request was answered with the TRANSACTIONID of something else. */
export function misname({ misnamed }: World, transactionId: string, as: AnsweredAs): void {
  misnamed.set(transactionId, [...(misnamed.get(transactionId) ?? []), as]);
}

/** `A2000001 payment 100.00 EUR of W-1`, for people. */
export function nameRow({ transactionId, operation, amount, currency, orderId, execcode, at }: Row): string {
  const code = execcode === '0000' ? '' : ` (${execcode})`;
  return `${transactionId} ${operation} ${amount} ${currency} of ${orderId}${code} at ${new Date(at).toISOString()}`;
}
