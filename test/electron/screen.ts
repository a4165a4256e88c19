import { EventEmitter } from 'node:events';
import type { Stage } from './stage.ts';
import { standIn } from './stand-in.ts';

/** `screen`: the displays of the computer, the first of the surroundings being the primary one. */
export class FakeScreen extends EventEmitter implements Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay'> {
  private readonly stage: Stage;

  constructor(stage: Stage) {
    super();
    this.stage = stage;
  }

  /** In any order, as Electron gives them. */
  getAllDisplays(): Electron.Display[] {
    this.stage.needReady('screen.getAllDisplays');
    return this.displays().toReversed();
  }

  getPrimaryDisplay(): Electron.Display {
    this.stage.needReady('screen.getPrimaryDisplay');
    const [primary] = this.displays();
    if (!primary) throw new Error('There is no display.');
    return primary;
  }

  private displays(): Electron.Display[] {
    return this.stage.surroundings.workAreas.map((workArea, index) =>
      standIn<Electron.Display>({ id: 100 + index, workArea, bounds: workArea, scaleFactor: 1 }),
    );
  }
}
