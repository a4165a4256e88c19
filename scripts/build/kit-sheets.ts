import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Sheets of the kit that no single component has. */
const general = ['baseline', 'default-css-variables', 'global'];

/**
 * Holds the page's list of the kit's style sheets to the components that are in the page: the whole sheet is more than twice as
 * long, and every element's look is sought in it.
 */
export function requireKitSheets(list: string): Plugin {
  return {
    name: 'require-kit-sheets',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
      const difference = compareSheets(modules, readFileSync(list, 'utf8'));
      if (difference) this.error(`${list} ${difference}`);
    },
  };
}

/** What is wrong with a list of sheets, given the modules of the page; undefined when it is right. */
export function compareSheets(modules: readonly string[], list: string): string | undefined {
  const styled = modules.flatMap((id) => /[/\\]@mantine[/\\]core[/\\].*[/\\](\w+)\.module\.mjs$/.exec(id)?.[1] ?? []);
  const wanted = new Set([...general, ...styled]);
  const listed = new Set([...list.matchAll(/@mantine\/core\/styles\/([\w-]+)\.css/g)].map(([, name]) => name ?? ''));
  const missing = [...wanted].filter((name) => !listed.has(name)).toSorted();
  const idle = [...listed].filter((name) => !wanted.has(name)).toSorted();
  if (missing.length > 0) return `lacks the sheets of ${missing.join(', ')}.`;
  if (idle.length > 0) return `has sheets that nothing wears: ${idle.join(', ')}.`;
  return undefined;
}
