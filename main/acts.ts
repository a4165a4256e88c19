import type { Act } from './domain/act.ts';
import type { Stamp } from './domain/event.ts';
import type { Ledger } from './ledger/ledger.ts';

export interface ActsPorts {
  readonly ledger: Pick<Ledger, 'journal' | 'whenPrepared' | 'preparation'>;
  readonly stamp: () => Stamp;
  readonly version: string;
  /** Told of what kept an act from being written down. */
  readonly onNotRecorded: (failure: unknown) => void;
}

/** Writes down what is done at this desk beside operations. */
export interface Acts {
  /**
   * Resolves once it is durable, or once it is known that it cannot be written, which nobody is kept from working by. While the ledger
   * is made anew it is written after that, and not waited for.
   */
  record(act: Act): Promise<void>;
  /** That somebody sits here, once in a run. */
  open(): Promise<void>;
  /** That they have left, where it was written down that they had come. */
  close(): Promise<void>;
}

export function createActs({ ledger, stamp, version, onNotRecorded }: ActsPorts): Acts {
  let isOpen = false;
  const write = (act: Act, made: Stamp) => ledger.journal.recordAct(act, made).catch(onNotRecorded);
  const record = async (act: Act) => {
    const made = stamp();
    if (ledger.preparation() === null) return write(act, made);
    void ledger.whenPrepared.then(() => write(act, made), onNotRecorded);
  };
  return {
    record,
    open: async () => {
      if (isOpen) return;
      isOpen = true;
      await record({ what: 'deskOpened', version });
    },
    close: async () => {
      if (isOpen && ledger.preparation() === null) await record({ what: 'deskClosed' });
      isOpen = false;
    },
  };
}
