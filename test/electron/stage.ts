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

  constructor(surroundings: Partial<Surroundings> = {}) {
    this.surroundings = {
      packaged: false,
      locale: 'en-GB',
      systemIsDark: false,
      lockIsFree: true,
      proxyList: 'DIRECT',
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
