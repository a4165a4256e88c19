import { z } from 'zod';
import type { Execcode } from '../answers/messages.ts';

/** What the payer's bank may say to a direct debit, days later. */
const refusals = ['4001', '4002', '4003', '4005', '4010', '4013'] as const satisfies readonly Execcode[];

/** Refuses a direct debit in the end, which has no card number to be refused by (rules.md H54). */
export const collectionRuleSchema = z.strictObject({
  text: z.string().min(1).optional().describe('Stands in DESCRIPTION, in any case.'),
  orderId: z.string().min(1).optional().describe('ORDERID.'),
  alias: z.string().min(1).optional().describe('The mandate.'),
  amountFrom: z.int().nonnegative().optional().describe('The least amount that the rule is for, in minor units.'),
  execcode: z.enum(refusals),
});

export type CollectionRule = z.infer<typeof collectionRuleSchema>;

/** What a rule may look at; the amount in minor units. */
export interface Collection {
  readonly description: string;
  readonly orderId: string;
  readonly alias: string;
  readonly amount: number;
}

/** The code of the first rule that refuses this direct debit, if any does. */
export function refusedCollection(rules: readonly CollectionRule[], collection: Collection): Execcode | undefined {
  return rules.find((rule) => applies(rule, collection))?.execcode;
}

function applies({ text, orderId, alias, amountFrom }: CollectionRule, collection: Collection): boolean {
  if (text !== undefined && !collection.description.toLowerCase().includes(text.toLowerCase())) return false;
  if (orderId !== undefined && orderId !== collection.orderId) return false;
  if (alias !== undefined && alias !== collection.alias) return false;
  return amountFrom === undefined || collection.amount >= amountFrom;
}
