import { EventEmitter } from 'node:events';
import type { Stage } from './stage.ts';

/** `nativeTheme`: what the system shows, and what the program asks for instead. */
export class FakeNativeTheme
  extends EventEmitter
  implements Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'>
{
  private source: Electron.NativeTheme['themeSource'] = 'system';
  private systemIsDark: boolean;
  private readonly stage: Stage;

  constructor(stage: Stage) {
    super();
    this.stage = stage;
    this.systemIsDark = stage.surroundings.systemIsDark;
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.stage.record.note('nativeTheme.themeSource', source);
    this.source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.systemIsDark : this.source === 'dark';
  }

  /** The person changes the appearance of the whole system. */
  changeSystem(isDark: boolean): void {
    this.systemIsDark = isDark;
    this.emit('updated');
  }
}
