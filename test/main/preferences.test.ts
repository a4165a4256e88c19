import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { preferences } from '../../contract/index.ts';
import { defaultPreferences, openPreferences } from '../../main/preferences.ts';

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-preferences-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const view = { viewId: '7d444840-9dc0-41d1-b245-5ffdce74fad2', name: 'Large refunds', text: 'op:refund >1000' };

it('are there again at the next start, named views too', () => {
  const folder = openFolder();
  openPreferences(folder, () => {}).change({ namedViews: [view], theme: 'dark' });
  expect(openPreferences(folder, () => {}).read()).toEqual({
    ...defaultPreferences,
    namedViews: [view],
    theme: 'dark',
  });
});

it('of an earlier version have no named views, and keep everything else', () => {
  const folder = openFolder();
  const { namedViews: _none, ...earlier } = { ...defaultPreferences, language: 'fr' };
  writeFileSync(join(folder, 'preferences.json'), JSON.stringify(earlier));
  expect(openPreferences(folder, () => {}).read()).toEqual({ ...defaultPreferences, language: 'fr' });
});

it('keep the columns that are hidden, and an earlier version hides none', () => {
  const folder = openFolder();
  const { hiddenColumns: _none, ...earlier } = { ...defaultPreferences, theme: 'dark' };
  writeFileSync(join(folder, 'preferences.json'), JSON.stringify(earlier));
  expect(openPreferences(folder, () => {}).read()).toEqual({ ...defaultPreferences, theme: 'dark' });
  openPreferences(folder, () => {}).change({ hiddenColumns: ['client'] });
  expect(openPreferences(folder, () => {}).read().hiddenColumns).toEqual(['client']);
});

it('keep how the list is sorted, grouped and laid out, and an earlier version has it as it usually is', () => {
  const folder = openFolder();
  const { listOrder: _order, listGrouping: _grouping, columnOrder: _columns, ...others } = defaultPreferences;
  const { columnWidths: _widths, ...earlier } = others;
  writeFileSync(join(folder, 'preferences.json'), JSON.stringify(earlier));
  expect(openPreferences(folder, () => {}).read()).toEqual(defaultPreferences);
  const listOrder = { by: 'amount', direction: 'ascending' } as const;
  const columns = { columnOrder: ['state' as const], columnWidths: { client: 300 } };
  openPreferences(folder, () => {}).change({ listOrder, listGrouping: 'chains', ...columns });
  expect(openPreferences(folder, () => {}).read()).toMatchObject({ listOrder, listGrouping: 'chains', ...columns });
});

it.each(['happenedAt', 'amount', 'state'])('never hide the column %s', (column) => {
  expect(preferences.safeParse({ ...defaultPreferences, hiddenColumns: [column] }).success).toBe(false);
});
