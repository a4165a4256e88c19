/** The part of `package-lock.json` that says what belongs to what. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * What the lock file lacks. npm leaves out a platform package that its registry did not have when the file was
 * written; `npm ci` then fails for everybody, or leaves other systems without their binary.
 */
export function findGaps(lock: LockFile): string[] {
  return Object.entries(lock.packages).flatMap(([path, locked]) =>
    Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
      .filter((name) => !isLocked(lock, path, name))
      .map((name) => `${path === '' ? 'package.json' : path} needs ${name}, which the lock file does not hold`),
  );
}

/** Looks where Node would: in the package's own folder, then in every one above it. */
function isLocked(lock: LockFile, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (Object.hasOwn(lock.packages, `${folder === '' ? '' : `${folder}/`}node_modules/${name}`)) return true;
    if (folder === '') return false;
  }
}
