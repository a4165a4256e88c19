import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

export type System = 'linux' | 'win32' | 'darwin';

/** What stands before the fuses in every Electron, so that they can be found. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** As many fuses as Electron 45 has, each off (0) or on (1), the opposite of what we decide: one left alone is seen. */
export const oppositeFuses = '111100110';

/**
 * Electron's folder as far as the packing touches it: the program with its fuses, and what macOS and Windows write
 * names into. The binary itself cannot be fetched everywhere; what is packed does not depend on it.
 */
export function makeElectron(folder: string, system: System, fuses: string = oppositeFuses): string {
  const wire = Buffer.from(`${sentinel}\u0001${String.fromCharCode(fuses.length)}${fuses}`, 'latin1');
  switch (system) {
    case 'linux':
      write(join(folder, 'electron'), wire);
      break;
    case 'win32':
      write(join(folder, 'electron.exe'), Buffer.concat([makeWindowsProgram(), wire]));
      break;
    case 'darwin': {
      const contents = join(folder, 'Electron.app', 'Contents');
      const frameworks = join(contents, 'Frameworks');
      write(join(contents, 'Info.plist'), '<plist version="1.0"><dict></dict></plist>');
      write(join(contents, 'MacOS', 'Electron'), '');
      write(join(frameworks, 'Electron Helper.app', 'Contents', 'MacOS', 'Electron Helper'), '');
      write(join(frameworks, 'Electron Framework.framework', 'Electron Framework'), wire);
      break;
    }
  }
  return folder;
}

/** The fuses of a packed program, read without the library that wrote them. */
export function readFuses(program: Buffer): string {
  const at = program.indexOf(sentinel) + sentinel.length;
  return program.toString('latin1', at + 2, at + 2 + program.readUInt8(at + 1));
}

/** An empty program that says its version, as the packing expects of one. */
function makeWindowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}

function write(file: string, content: Buffer | string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { mode: 0o755 });
}
