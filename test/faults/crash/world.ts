import type { OperationState, OperationView } from '../../../contract/index.ts';
import type { HeadlessConsole } from '../headless-console.ts';
import type { Dice } from './chance.ts';
import type { HandedPage } from './pages.ts';
import type { Sale, Shop } from './shop.ts';

/** What the driver knows: what it was told, and nothing that it did not see. */
export interface World {
  readonly shop: Shop;
  /** What there is to work on; the console knows each of them. */
  readonly sales: Sale[];
  /** Every intent that was acknowledged to the driver, and the furthest state that it was told. */
  readonly acknowledged: Map<string, OperationState>;
  /** Those of the life that is going on: they are looked for after the next start. */
  readonly lately: Set<string>;
  /** Pages that were handed over for a holder, by their operations' ids. */
  readonly pages: Map<string, HandedPage>;
  /** Those of which another link was told later, or none before their end. */
  readonly changedPages: Set<string>;
}

/** One life of the console: from a start to the kill. */
export interface Life {
  readonly world: World;
  readonly console: HeadlessConsole;
  readonly dice: Dice;
}

export function acknowledge({ acknowledged, lately }: World, { operationId, state }: OperationView): void {
  // What was confirmed once stays so, whatever an earlier answer says that comes in later.
  if (state !== 'drafted' || !acknowledged.has(operationId)) acknowledged.set(operationId, state);
  lately.add(operationId);
}
