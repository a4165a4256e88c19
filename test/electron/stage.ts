import { CallRecord } from './record.ts';

/** What a test may choose of the computer that Electron runs on. */
export interface Surroundings {
  readonly packaged: boolean;
  readonly locale: string;
  readonly systemIsDark: boolean;
  /** False: another process holds the single instance lock. */
  readonly lockIsFree: boolean;
  /** What Chromium says about proxies, whatever the URL. */
  readonly proxyList: string;
  /** What becomes of asking for a proxy, or setting one: a script that chooses them may fail, or never end. */
  readonly proxySettings: 'work' | 'fail' | 'hang';
  /** Chromium's switches on the command line, without their dashes. */
  readonly switches: readonly string[];
  /** False: a hidden window is never painted, and never ready to show (Wayland, #48859; #51972, #54025). */
  readonly paints: boolean;
  /** Whether a page that crashes while it is loaded is told of before its load is broken off, or after (#53924). */
  readonly crashIsTold: 'before' | 'after';
  /** Whether the system shows notices. */
  readonly notifies: boolean;
  /** What becomes of a question to Touch ID; `unable` on a Mac without it, `missing` where Electron has no such functions. */
  readonly touchId: 'missing' | 'unable' | 'confirms' | 'refuses';
  /** The buttons that the person presses in boxes, one after the other; without one they close the box. */
  readonly presses: readonly string[];
  /** The part of each display that no task bar covers; the first is the primary one's. */
  readonly workAreas: readonly Electron.Rectangle[];
}

/** What all parts of the fake know together. */
export class Stage {
  readonly record = new CallRecord();
  readonly schemes = new Map<string, Electron.Privileges>();
  readonly surroundings: Surroundings;
  readonly presses: string[];
  ready = false;
  /** Sandboxed children of a process that may not sandbox them end at once. */
  childrenAbort = false;

  constructor(surroundings: Partial<Surroundings> = {}) {
    this.surroundings = {
      packaged: false,
      locale: 'en-GB',
      systemIsDark: false,
      lockIsFree: true,
      proxyList: 'DIRECT',
      proxySettings: 'work',
      switches: [],
      paints: true,
      crashIsTold: 'before',
      notifies: true,
      touchId: 'missing',
      presses: [],
      workAreas: [{ x: 0, y: 0, width: 1920, height: 1040 }],
      ...surroundings,
    };
    this.presses = [...this.surroundings.presses];
  }

  /** Electron's documentation: "can only be called before app is ready". */
  needBeforeReady(name: string): void {
    if (this.ready) throw new Error(`${name} can only be called before app is ready`);
  }

  /** Electron's documentation: "must be called after the `ready` event is emitted". */
  needReady(name: string): void {
    if (!this.ready) throw new Error(`${name} must be called after the ready event is emitted`);
  }
}
