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

  /** Over a window it waits for {@link press}; on its own it gets what the stage has ready, or is closed. */
  showMessageBox(
    ...words: [Electron.BaseWindow, Electron.MessageBoxOptions] | [Electron.MessageBoxOptions]
  ): Promise<Electron.MessageBoxReturnValue> {
    this.stage.needReady('dialog.showMessageBox');
    const options = words.length === 1 ? words[0] : words[1];
    this.stage.record.note('dialog.showMessageBox', options);
    if (words.length === 2) return new Promise((resolve) => this.open.push(resolve));
    const wanted = options.buttons?.indexOf(this.stage.presses.shift() ?? '') ?? -1;
    return Promise.resolve({ response: wanted >= 0 ? wanted : (options.cancelId ?? 0), checkboxChecked: false });
  }

  /** Presses the first button of every box. */
  press(): void {
    for (const answer of this.open.splice(0)) answer({ response: 0, checkboxChecked: false });
  }
}
