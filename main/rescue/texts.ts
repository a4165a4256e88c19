import { english } from './english.ts';
import { french } from './french.ts';
import type { RescueTexts } from './words.ts';

/** By the system's language: French, or else English. */
export function rescueTexts(systemLocale: string): RescueTexts {
  return /^fr\b/i.test(systemLocale) ? french : english;
}
