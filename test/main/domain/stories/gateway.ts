import type { OperationType } from '../../../../main/domain/kinds.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';

/** A run that may have to wait for a gateway: what it yields is awaited; on paper nothing is ever yielded. */
export type Play<Value> = Generator<PromiseLike<unknown>, Value, unknown>;

/** What a gateway answers: at once on paper, later over a wire. */
export type Soon<Value> = Value | Promise<Value>;

export function* waitFor<Value>(value: Soon<Value>): Play<Value> {
  return value instanceof Promise ? ((yield value) as Value) : value;
}

/** A row of the gateway's book. Amounts in minor units, times in milliseconds UTC. */
export interface BookRow {
  readonly transactionId: string;
  readonly operation: OperationType;
  readonly rootId: string;
  readonly referenceId: string | null;
  readonly amount: number;
  readonly at: number;
  readonly execcode: string;
  readonly voidedBy: string | null;
  readonly orderId: string;
  readonly extraData: string;
  readonly schedule: string;
  readonly chargedBack: boolean;
}

/** What goes wrong at the gateway with one edit; what goes wrong on the way is the desk's part of a story. */
export type Trouble =
  | 'none'
  /** 2017: nothing done (rules.md I57). */
  | 'busy'
  /** 4001 in a row of its own (C22). */
  | 'bankRefuses'
  /** 5001: nothing moved, or (`Acted`) it did and the row says so (B16). */
  | 'bankUnsure'
  | 'bankUnsureActed'
  /** 0003: decided later. */
  | 'pending';

export interface Edit {
  readonly operation: 'refund' | 'capture' | 'void' | 'credit' | 'stopntimes';
  readonly referenceId: string;
  /** Null for a void and a stop. */
  readonly amount: number | null;
  readonly orderId: string;
  readonly extraData: string;
}

/** The gateway's answer, and whether it did what it was asked for or will perhaps. */
export interface EditAnswer {
  readonly execcode: string;
  readonly transactionId: string | null;
}

export interface ShopDebit {
  readonly operation: 'payment' | 'authorization' | 'plan';
  readonly amount: number;
  readonly orderId: string;
  readonly card: 'good' | 'poor' | 'slow';
  /** Days until the gateway captures by itself, of an authorization. */
  readonly captureIn: number | undefined;
}

export interface BookBalance {
  readonly debit: number;
  readonly refunded: number;
  readonly left: number;
}

/** A gateway that a story can be played to: on paper, or the simulator. */
export interface StoryGateway {
  now(): number;
  /** Executes what falls due on the way. */
  advance(milliseconds: number): void;
  debit(asked: ShopDebit): Soon<void>;
  edit(edit: Edit, trouble: Trouble): Soon<EditAnswer>;
  colleague(edit: Edit): Soon<void>;
  chargeBack(transactionId: string): Soon<void>;
  /** The bank decides what waits; gives false where nothing does. */
  decide(accepted: boolean): boolean;
  rows(): readonly BookRow[];
  balanceOf(rootId: string): BookBalance;
  /** Whether it would do this now; undefined where that cannot be tried. */
  accepts?(edit: Edit): boolean;
  /** Every row as an export shows it. */
  export(): readonly ToldRow[];
  close(): Promise<void>;
}
