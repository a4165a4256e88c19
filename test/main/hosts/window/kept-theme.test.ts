import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readKeptTheme } from '../../../../main/hosts/window/kept-theme.ts';
import { openPreferences } from '../../../../main/preferences.ts';
import { makeFolder } from '../page-folder.ts';

it.each(['light', 'dark', 'system'] as const)('the theme that was kept is read back: %s', (theme) => {
  const folder = makeFolder();
  openPreferences(folder, () => {}).change({ theme });
  expect(readKeptTheme(folder)).toBe(theme);
});

it.each(['', 'null', '{}', '{"theme":"<script>"}', '[]'])('from %j comes the system’s', (text) => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'preferences.json'), text);
  expect(readKeptTheme(folder)).toBe('system');
});

it('nothing that can be read is the system’s as well', () => {
  const folder = makeFolder();
  expect(readKeptTheme(folder)).toBe('system');
  mkdirSync(join(folder, 'preferences.json'));
  expect(readKeptTheme(folder)).toBe('system');
});
