import { readFileSync } from 'node:fs';
import { preferenceFile } from '../../preference-file.ts';
import type { Theme } from './ground.ts';

/**
 * The theme that a person chose, for the ground of a window that is there before the preferences are read with all that they
 * mean. The system's where nothing else stands there.
 */
export function readKeptTheme(dataFolder: string): Theme {
  try {
    const { theme }: { readonly theme?: unknown } = JSON.parse(readFileSync(preferenceFile(dataFolder), 'utf8'));
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system';
  }
}
