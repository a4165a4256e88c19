import type { Rolldown } from 'vite';

/**
 * Each file of the page is a question to the main process, and a dozen of them wait for one another: what the first screen needs
 * is one file, however much of it other parts need as well, and what it asks before that is there is another, small one.
 */
export const firstScreen: readonly Rolldown.CodeSplittingGroup[] = [
  {
    name: 'begin',
    test: /renderer[/\\](begin|bridge|app[/\\]look|i18n[/\\]tables)\.ts$/,
    priority: 2,
    includeDependenciesRecursively: true,
  },
  { name: 'first', tags: ['$initial'], priority: 1 },
];
