import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A PostgreSQL of this machine, and the user as whom its programs run: they refuse to run as root. */
export interface Postgres {
  readonly folder: string;
  readonly user: { readonly uid?: number; readonly gid?: number };
}

/** Where Debian and Ubuntu put each version; no program of it is on the PATH there. */
const debian = '/usr/lib/postgresql';

/** The newest PostgreSQL that is installed, or why none can be used. */
export function findPostgres(): Postgres | { readonly missing: string } {
  if (process.platform === 'win32') return { missing: 'these tests start PostgreSQL by Unix means' };
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((one, other) => Number(other) - Number(one)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  const folder = folders.find((candidate) => ['initdb', 'postgres'].every((name) => existsSync(join(candidate, name))));
  if (folder === undefined) return { missing: 'PostgreSQL is not installed (Debian: apt-get install postgresql)' };
  if (process.getuid?.() !== 0) return { folder, user: {} };
  const user = findUser('postgres') ?? findUser('nobody');
  return user ? { folder, user } : { missing: 'root has nobody else as whom PostgreSQL could run' };
}

function findUser(name: string): Postgres['user'] | undefined {
  const ask = (option: string) => spawnSync('id', [option, name], { encoding: 'utf8' });
  const [uid, gid] = [ask('-u'), ask('-g')];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}
