import { z } from 'zod';
import type { Execcode } from '../answers/messages.ts';

/** What a bank, or the merchant's anti-fraud rules, may say to an instalment that is refused. */
const refusals = [
  '4001',
  '4002',
  '4003',
  '4005',
  '4006',
  '4007',
  '4010',
  '4011',
  '4012',
  '4013',
  '5001',
  '5002',
  '5003',
  '6001',
  '6004',
] as const satisfies readonly Execcode[];

/** Refuses a later instalment, which has no card of its own to be refused by (rules.md G44). */
export const instalmentRuleSchema = z.strictObject({
  schedule: z.string().min(1).optional().describe('SCHEDULEID; every plan of the account when absent.'),
  text: z.string().min(1).optional().describe('Stands in the plan’s DESCRIPTION, in any case.'),
  instalment: z.int().min(2).describe('Which instalment; the first one is refused by its card or by an ordinary rule.'),
  tries: z.int().positive().optional().describe('How many tries of the date are refused; all of them when absent.'),
  execcode: z.enum(refusals),
});

export type InstalmentRule = z.infer<typeof instalmentRuleSchema>;

/** One try of a date. */
export interface InstalmentTry {
  readonly schedule: string;
  readonly description: string;
  readonly instalment: number;
  /** 0 for the first try. */
  readonly retry: number;
}

/** The code of the first rule that refuses this try, if any does. */
export function refusedInstalment(rules: readonly InstalmentRule[], tried: InstalmentTry): Execcode | undefined {
  return rules.find((rule) => applies(rule, tried))?.execcode;
}

function applies({ schedule, text, instalment, tries }: InstalmentRule, tried: InstalmentTry): boolean {
  if (schedule !== undefined && schedule !== tried.schedule) return false;
  if (text !== undefined && !tried.description.toLowerCase().includes(text.toLowerCase())) return false;
  return instalment === tried.instalment && (tries === undefined || tried.retry < tries);
}
