import type { Plugin } from 'vite';
import { channelNames, eventWords } from '../../contract/names.ts';

/**
 * Leaves of the contract what a preload needs of it: its words. Its schemas are main’s, and to make them all, in each
 * page and before anything is shown, took longer than everything else that a preload does.
 */
export function writeNames(): Plugin {
  return {
    name: 'write-names',
    load: {
      filter: { id: /[/\\]contract[/\\]names\.ts$/ },
      handler: () =>
        [
          `export const channelNames = ${JSON.stringify(channelNames)};`,
          `export const eventWords = ${JSON.stringify(eventWords)};`,
        ].join('\n'),
    },
  };
}
