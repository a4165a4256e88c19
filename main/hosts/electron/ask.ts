import type { Dialog } from 'electron';
import { windowTitle } from '../host.ts';

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly choices: readonly string[];
  /** Takes the box away, as if it had been closed; on macOS it stays, where a box without a window stops everything. */
  readonly signal: AbortSignal;
}

/**
 * Asks before there is a window. The last choice is the one that changes nothing: Escape, Enter and closing the box
 * all make it.
 */
export async function askInBox(
  dialog: Pick<Dialog, 'showMessageBox'>,
  { title, text, choices, signal }: Question,
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
    signal,
  });
  return response;
}
