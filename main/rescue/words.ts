import type { Choice, Trouble } from './screen.ts';

/** Every word of the rescue screens in one language. They stand in main: the window that has the others is not there. */
export interface RescueTexts {
  readonly locale: string;
  /** What it is, and what to do. */
  readonly troubles: Readonly<
    Record<Trouble, { readonly title: string; readonly what: string; readonly advice: string }>
  >;
  readonly choices: Readonly<Record<Choice, string>>;
  readonly file: (path: string) => string;
  readonly detail: (text: string) => string;
  readonly readable: (lines: number, newest: string) => string;
  readonly unreadable: string;
  readonly present: (lines: number, newest: string) => string;
  readonly backup: (made: string, lines: number) => string;
  readonly noBackup: string;
  readonly copyBefore: (path: string, version: number) => string;
  readonly unsoundBackup: (path: string) => string;
}
