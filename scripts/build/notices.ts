import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Plugin } from 'vite';

/** What a package says of itself in `package.json`, as far as a notice needs it. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const licenseFile = /^(licen[cs]e|copying|notice)/i;

/** A plugin that notes the folder of every package that a build takes something from. */
export function notePackages(folders: Set<string>): Plugin {
  return {
    name: 'note-packages',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const folder = packageFolderOf(id);
        if (folder) folders.add(folder);
      }
    },
  };
}

/** The folder of the package that a module belongs to; undefined for our own and for the bundler's. */
export function packageFolderOf(id: string): string | undefined {
  const file = id
    .replace(/^\0/, '')
    .replace(/[?#].*$/, '')
    .replaceAll('/', sep);
  if (!file.includes(`${sep}node_modules${sep}`) || !existsSync(file)) return undefined;
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    // Packages put a bare `{"type": …}` beside their files too: only one with a name is the package's own.
    if (existsSync(join(folder, 'package.json')) && readManifest(folder).name) return folder;
  }
  return undefined;
}

/** Names, versions and whole licenses, as those ask for; throws for a package that comes with no license at all. */
export function writeNotices(folders: Iterable<string>): string {
  const notices = [...folders].map((folder) => {
    const { name, version, license } = readManifest(folder);
    const texts = readdirSync(folder)
      .filter((file) => licenseFile.test(file))
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    if (texts.length === 0 && !license) throw new Error(`${name} ${version} is bundled and names no license.`);
    return [`${name} ${version}${license ? ` (${license})` : ''}`, ...texts].join('\n\n');
  });
  return `${[...new Set(notices)].sort().join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
