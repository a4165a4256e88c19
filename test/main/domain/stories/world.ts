import type { AccountRules } from '../../../../main/domain/account.ts';
import type { ExtraDataForm } from '../../../../main/domain/extra-data.ts';
import type { AttemptOutcome, Operation } from '../../../../main/domain/operation.ts';
import { lately } from '../../../../main/domain/repetition.ts';
import type { Situation } from '../../../../main/domain/situation.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';
import type { Core } from '../../ports/core.ts';
import type { BookRow, Edit, StoryGateway, Trouble } from './gateway.ts';

/** A draft that nobody has confirmed, and how things looked when it was made (see picture.ts). */
export interface Reviewed {
  readonly operationId: string;
  readonly sight: string;
  readonly draftedAt: number;
}

/** A request under way: the gateway has its answer ready, and the desk has not heard it. */
export interface UnderWay {
  readonly operationId: string;
  readonly attemptId: string;
  readonly outcome: AttemptOutcome;
}

/** A request that the gateway will get after the desk has given up waiting. */
export interface Late {
  readonly operationId: string;
  readonly edit: Edit;
  readonly trouble: Trouble;
}

/** What has been told of a row by somebody who named its reference. */
export interface Heard {
  /** By an export or a look-up; otherwise by a notification alone. */
  readonly attributed: boolean;
  /** Whether it was told as voided. */
  readonly voided: boolean;
  /** Its code when it was told. */
  readonly execcode: string;
}

/** Everything in a story: the ledger, the gateway, and what the story knows that the ledger may not. */
export interface World {
  readonly core: Core;
  readonly gateway: StoryGateway;
  readonly rules: AccountRules;
  readonly form: ExtraDataForm;
  readonly drafts: Reviewed[];
  readonly underWay: UnderWay[];
  readonly late: Late[];
  /** What the gateway made for an operation: TRANSACTIONIDs of its rows, refused ones left out. */
  readonly made: Map<string, string[]>;
  /** Operations of which a person said, wrongly, that nothing happened. */
  readonly wronglyRefused: Set<string>;
  readonly heard: Map<string, Heard>;
  /** Everything that the gateway would notify, oldest first: the row as it was at that moment. */
  readonly notifications: BookRow[];
  readonly codes: Map<string, string>;
  /** Exports of earlier days that nobody has brought in yet. */
  readonly files: (readonly ToldRow[])[];
  /** What offers were checked for, by chain. */
  readonly offersSeen: Map<string, string>;
  /** Operations as their last commit left them. */
  readonly operations: Map<string, Operation>;
  /** Whether everything that the gateway has done was imported. */
  upToDate: boolean;
  /** Whether ledger or gateway have changed since all chains were looked at, and in which hour that was. */
  changed: boolean;
  hour: number;
  lastId: number;
  executed: number;
}

export function createWorld(core: Core, gateway: StoryGateway, form: ExtraDataForm): World {
  return {
    core,
    gateway,
    form,
    rules: {
      accountId: 'SHOP',
      identifier: 'SHOP',
      host: '127.0.0.1:1',
      apiKeyId: null,
      currency: 'EUR',
      voidZone: 'Europe/Paris',
      captureDays: 7,
      creditMode: 'credit',
      paymentMethod: 'card',
    },
    drafts: [],
    underWay: [],
    late: [],
    made: new Map(),
    wronglyRefused: new Set(),
    heard: new Map(),
    notifications: [],
    codes: new Map(),
    files: [],
    offersSeen: new Map(),
    operations: new Map(),
    upToDate: false,
    changed: true,
    hour: 0,
    lastId: 0,
    executed: 0,
  };
}

export function stampOf({ gateway }: World, actor = 'a.clerk') {
  return { actor, at: gateway.now() };
}

/** UUID version 7 by form, in order, and the same in every run. */
export function nextId(world: World): string {
  world.lastId += 1;
  return `01900000-0000-7000-8000-${String(world.lastId).padStart(12, '0')}`;
}

export function situationOf(world: World, transactionId: string): Situation | undefined {
  const { core, rules, gateway } = world;
  const now = gateway.now();
  const question = { accountId: 'SHOP', transactionId, orderId: null, since: now - lately };
  const around = core.views.readAround(question);
  return around && { ...around, account: rules, actor: 'a.clerk', now };
}

/** Which payments, authorizations, credits and instalments there are. */
export function rootsOf(rows: readonly BookRow[]): readonly BookRow[] {
  return rows.filter(({ transactionId, rootId }) => transactionId === rootId);
}

/** The one that a step picks of some. */
export function pickOf<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[pick % Math.max(items.length, 1)];
}

/** What the gateway did becomes something to notify, and the ledger is not up to date any more. */
export function noteNews(world: World): void {
  for (const row of world.gateway.rows()) {
    if (world.codes.get(row.transactionId) === row.execcode) continue;
    world.codes.set(row.transactionId, row.execcode);
    world.notifications.push(row);
    world.upToDate = false;
    world.changed = true;
  }
}
