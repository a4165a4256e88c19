import { chmodSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in a data folder, by name; a browser keeps order in its own profile. */
const ownFolders: ReadonlySet<string> = new Set(['sandbox', 'test', 'production', 'chromium-profile']);
const ownFile =
  /^(?:(?:accounts|preferences|window)\.json(?:\.new)?|console(?:\.old)?\.log|console\.sock|owner\.lock.*)$/;

/**
 * Takes from everybody but its owner what they may do with a data folder and with what the console keeps in it, whoever made it
 * and under whatever umask. Gives the paths that others can still get into: those of another owner, and a folder in which
 * other things stand as well, since whoever shares it may need it as it is. Links are left alone.
 */
export function tightenDataFolder(folder: string): string[] {
  if (process.platform === 'win32') return [];
  const names = readdirSync(folder);
  const isOurs = names.every((name) => ownFolders.has(name) || ownFile.test(name));
  const open = isOurs ? tighten(folder, statSync(folder).mode) : openAsItIs(folder);
  const inside = names.flatMap((name) => {
    const path = join(folder, name);
    if (ownFile.test(name)) return tightenOwn(path);
    if (name === 'chromium-profile') return tightenOwn(path);
    return ownFolders.has(name) ? tightenAll(path) : [];
  });
  return [...open, ...inside];
}

/** A folder of the ledger's, and everything in it. */
function tightenAll(path: string): string[] {
  const stat = lstatSync(path);
  const inside = stat.isDirectory() ? readdirSync(path).flatMap((name) => tightenAll(join(path, name))) : [];
  return [...tightenOwn(path), ...inside];
}

function tightenOwn(path: string): string[] {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat || stat.isSymbolicLink()) return [];
  return tighten(path, stat.mode);
}

/** What group and others may do. */
const foreign = 0o077;

function tighten(path: string, mode: number): string[] {
  if ((mode & foreign) === 0) return [];
  try {
    chmodSync(path, mode & 0o700);
    return [];
  } catch {
    return [path];
  }
}

function openAsItIs(folder: string): string[] {
  return (statSync(folder).mode & foreign) === 0 ? [] : [folder];
}
