import { describe, expect, it } from 'vitest';
import { compareSheets } from '../../../scripts/build/kit-sheets.ts';

const general = ['baseline', 'default-css-variables', 'global'];
const listOf = (...names: string[]) =>
  [...general, ...names].map((name) => `@import "@mantine/core/styles/${name}.css";`).join('\n');
const kit = '/x/node_modules/@mantine/core/esm/components';
const modules = [
  `${kit}/Button/Button.mjs`,
  `${kit}/Button/Button.module.mjs`,
  `${kit}/Input/Input.module.mjs`,
  '/x/renderer/Own.module.css',
];

describe('compareSheets', () => {
  it('is content with a list of what is worn', () => {
    expect(compareSheets(modules, listOf('Button', 'Input'))).toBeUndefined();
    expect(
      compareSheets(
        modules.map((id) => id.replaceAll('/', '\\')),
        listOf('Button', 'Input'),
      ),
    ).toBeUndefined();
  });

  it('names what is missing, and what nothing wears', () => {
    expect(compareSheets(modules, listOf('Input'))).toBe('lacks the sheets of Button.');
    expect(compareSheets(modules, listOf('Button', 'Input', 'Tour'))).toBe('has sheets that nothing wears: Tour.');
    expect(compareSheets(modules, '')).toBe(
      'lacks the sheets of Button, Input, baseline, default-css-variables, global.',
    );
  });
});
