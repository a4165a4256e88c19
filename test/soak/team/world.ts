import type { OperationRequest, OperationState, OperationView } from '../../../contract/index.ts';
import type { Dice } from '../../faults/crash/chance.ts';
import type { Shop } from '../../faults/crash/shop.ts';
import type { HeadlessConsole } from '../../faults/headless-console.ts';

/** Something that two desks want done once, since nobody told them that the other one does it. */
export interface Wish {
  /** The payment or the order that it is about, as the gateway's book names it. */
  readonly id: string;
  readonly request: OperationRequest;
  /** What may be done of it before anybody has, in minor units. */
  readonly whole: number;
}

/** What one desk has of a wish. */
export interface Errand {
  readonly wish: Wish;
  /** Its last operation for it; null before the first. */
  operationId: string | null;
  /** How often it was refused a draft. */
  refusals: number;
}

/** A desk as its people know it, over all lives of its process. */
export interface SoakDesk {
  readonly number: number;
  readonly dataFolder: string;
  /** What its people still mean to do. */
  readonly errands: Set<Errand>;
  /** Every intent that was acknowledged here, and the furthest state that was told. */
  readonly told: Map<string, OperationState>;
}

/** What all desks share. */
export interface World {
  readonly shop: Shop;
  readonly desks: readonly SoakDesk[];
  /** Where exports are put for a desk. */
  readonly folder: string;
  readonly wishes: Wish[];
}

/** One life of a desk's process: from a start to the kill. */
export interface Life {
  readonly world: World;
  readonly desk: SoakDesk;
  readonly console: HeadlessConsole;
  readonly dice: Dice;
  /** Told whenever a person has said that something is to be sent. */
  readonly onConfirming: () => void;
}

export function acknowledge({ told }: SoakDesk, { operationId, state }: OperationView): void {
  // What was confirmed once stays so, whatever an earlier answer says that comes in later.
  if (state !== 'drafted' || !told.has(operationId)) told.set(operationId, state);
}
