import type { ConsoleView, Preferences } from '../../contract/index.ts';
import type { RunningConsole } from '../console.ts';
import type { Presence } from '../lock/lock.ts';
import type { Notice } from '../notices.ts';

/** The program that shows the window: Electron, or an installed Chromium. Both show the same console. */
export interface Host {
  /** To be asked after `becomeReady`: Electron does not know the system's locale before. */
  readonly about: Pick<ConsoleView, 'host' | 'systemLocale'>;
  /**
   * Makes this process the only one on the data folder; false when another had the window already and has been told to
   * show it. One that is just closing is waited for, which `onWait` is told. Throws a LedgerProblem when another has the
   * folder and neither shows a window nor goes.
   */
  becomeOnlyInstance(onWait?: () => void): Promise<boolean>;
  /** Resolves once a window can be made. */
  becomeReady(): Promise<void>;
  /** The proxy for a URL by the system's settings; undefined for none. */
  proxyFor(url: string): Promise<string | undefined>;
  /** Asks where a file is to go, by a name for it; null where the person does not want it. Missing where it cannot ask. */
  readonly saveFile?: (name: string) => Promise<string | null>;
  /** The operating system's own question who sits there; missing where the host cannot put it. */
  readonly presence?: Presence;
  /** Shows a notice of the system's own; missing where the host has none. */
  readonly notify?: (notice: Notice) => void;
  /**
   * Begins to build the window before there is anything to be shown in it, on the ground of its theme: `openWindow` goes on with
   * it, and whatever is shown in its place puts it away first. Missing where a window is built in no time.
   */
  readonly beginWindow?: (theme: Preferences['theme']) => void;
  /** Shows the console, which may still be opening, and resolves when its first screen is there. */
  openWindow(opening: Promise<RunningConsole>, preferences: Preferences): Promise<void>;
  /** Closes the window without that being the end: another may be opened, or a failure shown. */
  closeWindow(): Promise<void>;
  /**
   * Shows what kept the console from starting, or from going on, while there is no window, and resolves when the person
   * has closed that. With choices it resolves to the number of the one that was made, and the host can still open a
   * window afterwards; undefined when none was made. To be asked after `becomeReady` when there are choices.
   */
  showFailure(title: string, text: string, choices?: readonly string[]): Promise<number | undefined>;
  /** Resolves when the person has closed the window, or something else has ended it. */
  whenClosed(): Promise<void>;
  /**
   * Ends what the person is at as if they had closed it, a window or a failure that is shown; none is opened any more.
   * Whoever runs the console closes it then.
   */
  end(): Promise<void>;
  /** Lets the program go, with an exit code; 0 when all is well. */
  quit(exitCode?: number): Promise<void>;
}

/** What a host needs to know before anything is opened. */
export interface HostOptions {
  readonly dataFolder: string;
  /** The built page: `index.html` and its assets. */
  readonly pageFolder: string;
  /** The built preload folder. */
  readonly preloadFolder: string;
}

/** The page's title and the name of its entry in the task bar. */
export const windowTitle = 'Be2bill console';

/** The size at the first start, in CSS pixels. */
export const windowSize = { width: 1280, height: 800, minWidth: 960, minHeight: 600 } as const;
