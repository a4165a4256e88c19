import { z } from 'zod';

/** What an anti-fraud rule may look at; amounts in minor units. */
export interface Examined {
  readonly operation: string;
  readonly description: string;
  readonly amount: number;
  readonly clientIdent: string;
  readonly clientEmail: string;
}

/** A rule that the merchant or the platform has set on an account (S3:182–184, S4:117, rules.md B17). */
export const ruleSchema = z.strictObject({
  text: z.string().min(1).optional().describe('Stands in DESCRIPTION, in any case.'),
  amountFrom: z.int().nonnegative().optional().describe('The least amount that the rule is for, in minor units.'),
  client: z.string().min(1).optional().describe('CLIENTIDENT or CLIENTEMAIL.'),
  operations: z.array(z.string()).optional().describe('OPERATIONTYPEs that the rule is for; all of them when absent.'),
  evenAbsent: z
    .boolean()
    .optional()
    .describe('Asks for 3-D Secure even when nobody is there to answer: ALIASMODE=subscription (S3:160).'),
  outcome: z
    .enum(['6001', '6004', 'authenticate'])
    .describe('Refuses with this code, or asks for 3-D Secure although the request did not.'),
});

export type Rule = z.infer<typeof ruleSchema>;

/** Whether every condition of the rule holds; a rule without conditions is for every operation. */
export function matches(rule: Rule, examined: Examined): boolean {
  const { text, amountFrom, client, operations } = rule;
  if (text !== undefined && !examined.description.toLowerCase().includes(text.toLowerCase())) return false;
  if (amountFrom !== undefined && examined.amount < amountFrom) return false;
  if (client !== undefined && client !== examined.clientIdent && client !== examined.clientEmail) return false;
  return operations === undefined || operations.includes(examined.operation);
}

/** The code of the first rule that refuses, if any does. */
export function refusedByRule(rules: readonly Rule[], examined: Examined): '6001' | '6004' | undefined {
  for (const rule of rules) {
    if (rule.outcome !== 'authenticate' && matches(rule, examined)) return rule.outcome;
  }
  return undefined;
}

/** Whether a rule asks for 3-D Secure by itself ("auto trigger", S3:184); of an absent holder only where it says so. */
export function mustAuthenticate(rules: readonly Rule[], examined: Examined, holderPresent: boolean): boolean {
  return rules
    .filter(({ outcome, evenAbsent = false }) => outcome === 'authenticate' && (holderPresent || evenAbsent))
    .some((rule) => matches(rule, examined));
}
