import { useMediaQuery } from '@mantine/hooks';
import type { Preferences } from '../../contract/index.ts';

/** The appearance that a person chose, or the system's. */
export function useColorScheme(theme: Preferences['theme']): 'light' | 'dark' {
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', undefined, { getInitialValueInEffect: false });
  if (theme !== 'system') return theme;
  return systemIsDark ? 'dark' : 'light';
}
