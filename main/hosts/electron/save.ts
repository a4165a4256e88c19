import { extname } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';

/** Asks where a file is to go, in front of the window; null where the person does not want it after all. */
export async function askWhere(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  window: BrowserWindow | undefined,
  name: string,
): Promise<string | null> {
  const extension = extname(name).slice(1);
  const options = { defaultPath: name, filters: [{ name: extension.toUpperCase(), extensions: [extension] }] };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}
