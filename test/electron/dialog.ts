import type { Stage } from './stage.ts';

/** `dialog`: boxes that stay open until the test presses a button. */
export class FakeDialog implements Pick<Electron.Dialog, 'showErrorBox'> {
  private readonly stage: Stage;
  private readonly open: ((answer: Electron.MessageBoxReturnValue) => void)[] = [];

  constructor(stage: Stage) {
    this.stage = stage;
  }

  showErrorBox(title: string, content: string): void {
    this.stage.record.note('dialog.showErrorBox', title, content);
  }

  /** The one of Electron's two forms that has a window below it. */
  showMessageBox(
    _window: Electron.BaseWindow,
    options: Electron.MessageBoxOptions,
  ): Promise<Electron.MessageBoxReturnValue> {
    this.stage.needReady('dialog.showMessageBox');
    this.stage.record.note('dialog.showMessageBox', options);
    return new Promise((resolve) => this.open.push(resolve));
  }

  /** Presses the first button of every box. */
  press(): void {
    for (const answer of this.open.splice(0)) answer({ response: 0, checkboxChecked: false });
  }
}
