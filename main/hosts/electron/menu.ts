import type { MenuItemConstructorOptions } from 'electron';

/** Copy and paste need a menu on macOS; elsewhere it stays hidden until Alt is pressed. */
export function menuFor(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const everywhere: MenuItemConstructorOptions[] = [{ role: 'editMenu' }, { role: 'windowMenu' }];
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...everywhere] : everywhere;
}
