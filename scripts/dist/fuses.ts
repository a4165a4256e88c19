import { join } from 'node:path';
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext, Configuration, LinuxPackager } from 'electron-builder';

/** The fuses by the names that `electron-builder.yml` gives them; all must be there. */
type NamedFuses = Omit<NonNullable<Configuration['electronFuses']>, 'resetAdHocDarwinSignature'>;

/**
 * The whole wire. The ninth lets the processor check WebAssembly's bounds, as in every browser: undici parses HTTP
 * with WebAssembly, and electron-builder has no name for it yet.
 */
export function decideFuses(named: NamedFuses): FuseConfig {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: decided(named, 'runAsNode'),
    [FuseV1Options.EnableCookieEncryption]: decided(named, 'enableCookieEncryption'),
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: decided(named, 'enableNodeOptionsEnvironmentVariable'),
    [FuseV1Options.EnableNodeCliInspectArguments]: decided(named, 'enableNodeCliInspectArguments'),
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: decided(named, 'enableEmbeddedAsarIntegrityValidation'),
    [FuseV1Options.OnlyLoadAppFromAsar]: decided(named, 'onlyLoadAppFromAsar'),
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: decided(named, 'loadBrowserProcessSpecificV8Snapshot'),
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: decided(named, 'grantFileProtocolExtraPrivileges'),
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

/**
 * Sets every fuse of a program that was just packed. Throws when the yml leaves one undecided, and when Electron has
 * got one more. electron-builder then sets the eight that it knows once more, and signs.
 */
export async function afterPack(context: AfterPackContext): Promise<void> {
  await flipFuses(findProgram(context), decideFuses(context.packager.config.electronFuses ?? {}));
}

function decided(named: NamedFuses, name: keyof NamedFuses): boolean {
  const value = named[name];
  if (typeof value !== 'boolean') throw new Error(`electron-builder.yml does not decide the fuse ${name}.`);
  return value;
}

function findProgram({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const name = packager.appInfo.productFilename;
  switch (electronPlatformName) {
    case 'linux':
      return join(appOutDir, (packager as LinuxPackager).executableName);
    case 'win32':
      return join(appOutDir, `${name}.exe`);
    case 'darwin':
    case 'mas':
      return join(appOutDir, `${name}.app`);
    default:
      throw new Error(`There is no program to set fuses in for ${electronPlatformName}.`);
  }
}
