import type { MenuItemConstructorOptions } from 'electron';
import type { HostTexts } from '../texts.ts';
import type { ZoomChange } from '../window/zoom.ts';
import type { Zoom } from './zoom.ts';

export interface MenuPlan {
  readonly platform: NodeJS.Platform;
  /** Without: a menu that can reload the page and open the developer tools as well. */
  readonly packaged: boolean;
  readonly texts: HostTexts['menu'];
  readonly zoom: Zoom;
  /** Locks the screen of the console. */
  readonly lock: () => void;
}

/** The menu of the program; on macOS on top of the screen, elsewhere hidden until Alt is pressed. */
export function menuFor(plan: MenuPlan): MenuItemConstructorOptions[] {
  const { platform, texts, lock } = plan;
  const mac = platform === 'darwin';
  const first: MenuItemConstructorOptions = mac
    ? programMenu(texts, lockItem(texts, lock))
    : {
        label: texts.file,
        submenu: [lockItem(texts, lock), { type: 'separator' }, { role: 'quit', label: texts.quit }],
      };
  return [first, editMenu(texts), viewMenu(plan), windowMenu(texts, mac), ...(mac ? [] : [helpMenu(texts)])];
}

/** The window knows the same keys: the page hears them first, and a screen that is locked is not locked again. */
function lockItem(texts: HostTexts['menu'], lock: () => void): MenuItemConstructorOptions {
  return { label: texts.lock, accelerator: 'CommandOrControl+Shift+L', click: () => lock() };
}

/** A role says what an item does; its label is ours, because Electron's own speak English only. */
function programMenu(texts: HostTexts['menu'], lock: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: texts.about },
      { type: 'separator' },
      { role: 'services', label: texts.services },
      { type: 'separator' },
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.unhide },
      { type: 'separator' },
      lock,
      { type: 'separator' },
      { role: 'quit', label: texts.quit },
    ],
  };
}

function editMenu(texts: HostTexts['menu']): MenuItemConstructorOptions {
  return {
    role: 'editMenu',
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      { type: 'separator' },
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { type: 'separator' },
      { role: 'selectAll', label: texts.selectAll },
    ],
  };
}

/** Zoom is not by role: Electron's own knows no bounds, and nobody would hear of it to keep it. */
function viewMenu({ texts, packaged, zoom }: MenuPlan): MenuItemConstructorOptions {
  const item = (label: string, accelerator: string, change: ZoomChange): MenuItemConstructorOptions => ({
    label,
    accelerator: `CommandOrControl+${accelerator}`,
    click: () => zoom(change),
  });
  /** More keys for the same: the plus sign without Shift, and the number pad. */
  const also = (accelerator: string, change: ZoomChange): MenuItemConstructorOptions => ({
    ...item(accelerator, accelerator, change),
    visible: false,
    acceleratorWorksWhenHidden: true,
  });
  return {
    role: 'viewMenu',
    label: texts.view,
    submenu: [
      item(texts.actualSize, '0', 'reset'),
      item(texts.zoomIn, 'Plus', 'in'),
      item(texts.zoomOut, '-', 'out'),
      also('=', 'in'),
      also('numadd', 'in'),
      also('numsub', 'out'),
      also('num0', 'reset'),
      { type: 'separator' },
      { role: 'togglefullscreen', label: texts.fullScreen },
      ...(packaged ? [] : developerItems),
    ],
  };
}

const developerItems: readonly MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'reload' },
  { role: 'toggleDevTools' },
];

function windowMenu(texts: HostTexts['menu'], mac: boolean): MenuItemConstructorOptions {
  const front: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'front', label: texts.front }];
  return {
    role: 'windowMenu',
    label: texts.window,
    submenu: [
      { role: 'minimize', label: texts.minimize },
      ...(mac ? [{ role: 'zoom', label: texts.zoom } as const] : []),
      { role: 'close', label: texts.close },
      ...(mac ? front : []),
    ],
  };
}

function helpMenu(texts: HostTexts['menu']): MenuItemConstructorOptions {
  return { role: 'help', label: texts.help, submenu: [{ role: 'about', label: texts.about }] };
}
