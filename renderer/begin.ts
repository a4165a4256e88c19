import { look } from './app/look.ts';
import { readTable } from './i18n/tables.ts';

/**
 * What the window waits for beside its own code, asked before that code is read. Most people's language is their system's: its
 * table is on its way while main answers, and another one is read behind it.
 */
export const begun = {
  shown: look(),
  table: readTable(navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'),
};
