/** One call of Electron's API, in the order in which the code under test made it. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Everything that was called, first to last. */
export class CallRecord {
  readonly calls: Call[] = [];

  note(name: string, ...args: readonly unknown[]): void {
    this.calls.push({ name, args });
  }

  get names(): string[] {
    return this.calls.map(({ name }) => name);
  }

  /** The arguments of every call of a name. */
  of(name: string): (readonly unknown[])[] {
    return this.calls.filter((call) => call.name === name).map(({ args }) => args);
  }
}
