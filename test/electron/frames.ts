/** A frame as the main process sees it; once disposed of, even its address cannot be read. */
export class FakeFrame implements Pick<Electron.WebFrameMain, 'isDestroyed' | 'url'> {
  private disposed = false;
  private address: string;

  constructor(url: string) {
    this.address = url;
  }

  get url(): string {
    if (this.disposed) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    return this.address;
  }

  isDestroyed(): boolean {
    return this.disposed;
  }

  moveTo(url: string): void {
    this.address = url;
  }

  dispose(): void {
    this.disposed = true;
  }
}
