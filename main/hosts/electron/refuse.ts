import { app, dialog } from 'electron';

/** Ends a program that has not begun. By the exit code itself: quitting would give 0, and wait for what never comes. */
export function refuseInElectron(title: string, text: string, exitCode: number): void {
  dialog.showErrorBox(title, text);
  app.exit(exitCode);
}
