import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeElectron } from './fake-electron.ts';

const root = join(import.meta.dirname, '../../..');
const before = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'be2bill-desktop-'));
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

/** The entries for the desktop's menu, by the kind of package. */
const entries = new Map<string, string>();
/** Where each kind of package puts what, as its writer is told. */
const contents = new Map<string, readonly string[]>();

/** electron-builder tells what it is about to hand to the tool that writes a package; it ends there on true. */
async function hear(told: unknown): Promise<boolean> {
  if (Array.isArray(told)) {
    const [words, entry] = told as [readonly string[], string];
    const kind = String(words[words.indexOf('--package') + 1]).slice(-3);
    contents.set(kind, words);
    entries.set(kind, readFileSync(entry, 'utf8'));
  } else {
    const { desktop, desktopFileName } = told as { desktop: string; desktopFileName: string };
    entries.set('AppImage', desktop);
    contents.set('AppImage', [desktopFileName]);
  }
  return true;
}

beforeAll(async () => {
  process.chdir(root);
  const electronDist = makeElectron(join(folder, 'electron'), 'linux');
  await build({
    targets: Platform.LINUX.createTarget(['AppImage', 'deb', 'rpm'], Arch.x64),
    config: { electronDist, directories: { output: join(folder, 'out') } },
    effectiveOptionComputed: hear,
  });
});

describe.each(['AppImage', 'deb', 'rpm'])('in an %s', (kind) => {
  const lines = () => entries.get(kind)?.split('\n') ?? [];

  it('the entry for the menu says what it is, in two languages', () => {
    expect(lines()).toEqual(
      expect.arrayContaining([
        '[Desktop Entry]',
        'Name=Be2bill console',
        'Icon=be2bill-console',
        'Comment[fr]=Back-office des commerçants sur la plateforme de paiement Be2bill',
        'Categories=Office;Finance;',
      ]),
    );
  });

  it('nothing takes the sandbox away from the window', () => {
    expect(lines().filter((line) => line.startsWith('Exec='))).toEqual([expect.stringMatching(/^Exec=.+ %U$/)]);
    expect(entries.get(kind)).not.toContain('--no-sandbox');
  });

  it('the entry has the name that the window gives itself', () => {
    const named = contents.get(kind)?.some((word) => /(^|\/)be2bill-console\.desktop$/.test(word));
    expect([named, lines().includes('StartupWMClass=be2bill-console')]).toEqual([true, true]);
  });
});

it.each(['deb', 'rpm'])('a %s brings every size of the icon', (kind) => {
  const places = contents
    .get(kind)
    ?.flatMap((word) => /=.*\/hicolor\/(\d+)x\1\/apps\/be2bill-console\.png$/.exec(word)?.[1] ?? []);
  expect(places).toEqual(['16', '24', '32', '48', '64', '128', '256', '512']);
});
