import type { Stage } from './stage.ts';

/** `nativeTheme`: what the system shows, and what the program asks for instead. */
export class FakeNativeTheme implements Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'> {
  private source: Electron.NativeTheme['themeSource'] = 'system';
  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.stage.record.note('nativeTheme.themeSource', source);
    this.source = source;
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.stage.surroundings.systemIsDark : this.source === 'dark';
  }
}
