/** The part of `package-lock.json` that says what belongs to what. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  /** What npm compares the package with that it fetches. */
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** The part of `package.json` that the lock file repeats. */
export type Manifest = Pick<LockedPackage, 'dependencies' | 'devDependencies'>;

/**
 * What the lock file lacks. npm leaves out a platform package that its registry did not have when the file was
 * written; `npm ci` then fails for everybody, or leaves other systems without their binary.
 */
export function findGaps(lock: LockFile): string[] {
  return Object.entries(lock.packages).flatMap(([path, locked]) =>
    namesNeeded(locked)
      .filter((name) => !isLocked(lock, path, name))
      .map((name) => `${path === '' ? 'package.json' : path} needs ${name}, which the lock file does not hold`),
  );
}

/**
 * Where the lock file is not that of `package.json`, as after a merge of one of the two, or does not say how a package is known
 * again: `npm ci` fails for everybody there, or takes whatever comes.
 */
export function findDifferences(manifest: Manifest, lock: LockFile): string[] {
  const root = lock.packages[''] ?? {};
  const unlike = (['dependencies', 'devDependencies'] as const).flatMap((kind) => {
    const [wanted, locked] = [manifest[kind] ?? {}, root[kind] ?? {}];
    return Object.keys({ ...wanted, ...locked })
      .filter((name) => wanted[name] !== locked[name])
      .map((name) => `package.json wants ${name} ${wanted[name] ?? 'no more'}, the lock file ${locked[name] ?? 'not'}`);
  });
  const unknown = Object.entries(lock.packages)
    .filter(([path, { integrity }]) => path !== '' && !integrity)
    .map(([path]) => `${path} has no integrity in the lock file`);
  return [...unlike, ...unknown];
}

/** What has to stand beside a package; of its peers, those that it cannot do without. */
function namesNeeded(locked: LockedPackage): string[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta } = locked;
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  return [...new Set([...Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }), ...peers])];
}

/** Looks where Node would: in the package's own folder, then in every one above it. */
function isLocked(lock: LockFile, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (Object.hasOwn(lock.packages, `${folder === '' ? '' : `${folder}/`}node_modules/${name}`)) return true;
    if (folder === '') return false;
  }
}
