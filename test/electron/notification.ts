import { EventEmitter } from 'node:events';
import type { Stage } from './stage.ts';

/** `Notification`, as a system shows it, or has none. */
export function createNotification(stage: Stage, shown: EventEmitter[]) {
  return class extends EventEmitter {
    static isSupported(): boolean {
      return stage.surroundings.notifies;
    }

    private readonly options: unknown;

    constructor(options: unknown) {
      super();
      this.options = options;
    }

    show(): void {
      stage.needReady('Notification.show');
      stage.record.note('Notification.show', this.options);
      shown.push(this);
    }
  };
}
