import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mutation } from '../../test/mutations/mutation.ts';

/** Every mutation of every table in test/mutations, in the order of the files. */
export async function listMutations(root: string): Promise<Mutation[]> {
  const folder = join(root, 'test', 'mutations');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'mutation.ts');
  const tables = files.toSorted().map((file) => import(pathToFileURL(join(folder, file)).href));
  const modules = (await Promise.all(tables)) as { readonly mutations: readonly Mutation[] }[];
  return modules.flatMap(({ mutations }) => mutations);
}

/** The file's text without the check; throws when it does not stand there exactly once. */
export function mutate(text: string, { name, file, replace, with: instead }: Mutation): string {
  const found = text.split(replace).length - 1;
  if (found !== 1) throw new Error(`"${name}": its text stands ${found} times in ${file}.`);
  return text.replace(replace, () => instead);
}
