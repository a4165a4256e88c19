import { EventEmitter } from 'node:events';
import type { FakeApp } from './app.ts';

/**
 * The signals of the process, with the handlers that Chromium has for them (`electron_browser_main_parts_posix.cc`).
 * They are put in place while Electron becomes ready, over what listened before, and serve one signal: the first quits
 * the app, the second kills. A listener that comes later takes their place, for as long as it listens.
 */
export class FakeSignals extends EventEmitter {
  private readonly app: FakeApp;
  private readonly deaf = new Set<string>();
  private readonly spent = new Set<string>();

  constructor(app: FakeApp) {
    super();
    this.app = app;
    app.once('ready', () => {
      for (const name of this.eventNames()) this.deaf.add(String(name));
    });
  }

  /** The system, or whoever started us, sends a signal. */
  send(name: NodeJS.Signals): void {
    if (!this.deaf.has(name) && this.listenerCount(name) > 0) {
      this.spent.add(name);
      this.emit(name, name);
    } else if (this.spent.has(name) || !this.app.isReady()) {
      this.app.exits.push(128);
    } else {
      this.spent.add(name);
      this.app.quit();
    }
  }
}
