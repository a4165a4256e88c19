import type { Dialog } from 'electron';
import { windowTitle } from '../host.ts';

/**
 * Asks before there is a window. The last choice is the one that changes nothing: Escape, Enter and closing the box
 * all make it.
 */
export async function askInBox(
  dialog: Pick<Dialog, 'showMessageBox'>,
  title: string,
  text: string,
  choices: readonly string[],
): Promise<number> {
  const last = choices.length - 1;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: windowTitle,
    message: title,
    detail: text,
    buttons: [...choices],
    defaultId: last,
    cancelId: last,
    noLink: true,
  });
  return response;
}
