import type { Stage } from './stage.ts';

interface OpenBox {
  readonly options: Electron.MessageBoxOptions;
  answer(response: number): void;
}

/** `dialog`: boxes that stay open until the person presses a button. */
export class FakeDialog implements Pick<Electron.Dialog, 'showErrorBox'> {
  /** Runs while an error box is open: nothing else of the program does. */
  whileBlocked: () => void = () => {};
  private readonly stage: Stage;
  private readonly open = new Set<OpenBox>();

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** Blocks the whole program while it is read; before `ready`, on Linux, it is only written to the errors' stream. */
  showErrorBox(title: string, content: string): void {
    this.stage.record.note('dialog.showErrorBox', title, content);
    if (this.stage.ready) this.whileBlocked();
  }

  /** Stays open until {@link press} or {@link dismiss}, or until its signal; what the person has ready is pressed later. */
  showMessageBox(
    ...words: [Electron.BaseWindow, Electron.MessageBoxOptions] | [Electron.MessageBoxOptions]
  ): Promise<Electron.MessageBoxReturnValue> {
    this.stage.needReady('dialog.showMessageBox');
    const options = words.length === 1 ? words[0] : words[1];
    this.stage.record.note('dialog.showMessageBox', options);
    return new Promise((resolve) => {
      const box: OpenBox = {
        options,
        answer: (response) => {
          this.open.delete(box);
          resolve({ response, checkboxChecked: false });
        },
      };
      this.open.add(box);
      options.signal?.addEventListener('abort', () => box.answer(options.cancelId ?? 0));
      const label = words.length === 1 ? this.stage.presses.shift() : undefined;
      if (label !== undefined) setImmediate(() => this.pressIn(box, label));
    });
  }

  get openBoxes(): number {
    return this.open.size;
  }

  /** Presses a button of every box, the first one unless it is named. */
  press(label?: string): void {
    for (const box of this.open) this.pressIn(box, label);
  }

  /** Closes every box without pressing anything. */
  dismiss(): void {
    for (const box of this.open) box.answer(box.options.cancelId ?? 0);
  }

  private pressIn(box: OpenBox, label: string | undefined): void {
    const number = label === undefined ? 0 : (box.options.buttons ?? []).indexOf(label);
    if (number < 0) throw new Error(`There is no button ${label}: ${box.options.buttons}`);
    box.answer(number);
  }
}
