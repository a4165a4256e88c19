import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { getConfig } from 'app-builder-lib/out/util/config/config.js';
import { validateSchema } from 'app-builder-lib/out/util/config/schemaValidator.js';
import schema from 'app-builder-lib/scheme.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { decideFuses } from '../../../scripts/dist/fuses.ts';

const root = join(import.meta.dirname, '../../..');
const configuration = await getConfig(root, 'electron-builder.yml', null);

/** Checks as electron-builder does before it packs: by its own schema and validator, which throws. */
const check = (change: object = {}) => validateSchema(schema, structuredClone({ ...configuration, ...change }));

describe('electron-builder.yml', () => {
  it('is what electron-builder’s own schema asks for', () => {
    expect(() => check()).not.toThrow();
  });

  it.each([
    ['a word that it does not know', { asarUnpacked: [] }, "unknown property 'asarUnpacked'"],
    [
      'a fuse that it does not know',
      { electronFuses: { runAsNode: false, runAsDeno: false } },
      'configuration.electronFuses',
    ],
    ['a format that it does not know', { nsis: { oneClick: 'sometimes' } }, 'nsis.oneClick'],
    ['a list for a text', { linux: { ...configuration.linux, synopsis: ['one', 'two'] } }, 'linux.synopsis'],
  ])('would not be with %s', (_, change, complaint) => {
    expect(() => check(change)).toThrow(complaint);
  });

  it('makes a deb, an rpm and an AppImage, a setup for Windows and a dmg, each for both processors', () => {
    const both = { arch: ['x64', 'arm64'] };
    expect([configuration.linux?.target, configuration.win?.target, configuration.mac?.target]).toEqual([
      ['deb', 'rpm', 'AppImage'].map((target) => ({ target, ...both })),
      [{ target: 'nsis', ...both }],
      [{ target: 'dmg', ...both }],
    ]);
  });

  it('keeps the ledger when the console is removed, compiles nothing and publishes nothing', () => {
    expect(configuration.nsis?.deleteAppDataOnUninstall).toBe(false);
    expect([configuration.npmRebuild, configuration.nodeGypRebuild, configuration.publish]).toEqual([
      false,
      false,
      null,
    ]);
  });

  it('names pictures and entitlements that are there', () => {
    const { linux, win, mac } = configuration;
    const named = [linux?.icon, win?.icon, mac?.icon].map((icon) => join('assets', String(icon)));
    expect([...named, String(mac?.entitlements)].filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(mac?.entitlementsInherit).toBe(mac?.entitlements);
  });
});

describe('the fuses', () => {
  const { resetAdHocDarwinSignature: _, ...named } = configuration.electronFuses ?? {};

  it('are all decided, of those that Electron’s library knows', () => {
    const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
    const wire = decideFuses(named);
    expect(known).toHaveLength(9);
    expect(known.filter((fuse) => typeof wire[fuse] !== 'boolean')).toEqual([]);
    expect(wire.strictlyRequireAllFuses).toBe(true);
  });

  it('shut out Node, a debugger, another archive, the rights of file://, and a keychain that nothing needs', () => {
    expect(named).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it.each(Object.keys(named))('are not decided without %s', (name) => {
    expect(() => decideFuses({ ...named, [name]: undefined })).toThrow(
      `electron-builder.yml does not decide the fuse ${name}.`,
    );
  });
});
