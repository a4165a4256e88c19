import type { Act } from '../domain/act.ts';
import type { ProposalMoved, Stamp } from '../domain/event.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What is written down beside operations: what was done here, or tried, and what was said of proposals. */
export type Recorded = Act | ProposalMoved;

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
  record(act: Recorded): Promise<void>;
  /**
   * The same of what no hand did: it waits until somebody sits here, since a line that a team's engine has not compared the log with
   * makes another log of an older copy.
   */
  recordOnceOpen(act: Recorded): Promise<void>;
  /** That somebody sits here, once in a run. */
  open(): Promise<void>;
  /** That they have left, where it was written down that they had come. */
  close(): Promise<void>;
}

export function createActs({ ledger, stamp, version, onNotRecorded }: ActsPorts): Acts {
  let isOpen = false;
  const waiting: Recorded[] = [];
  const { journal } = ledger;
  const write = (act: Recorded, made: Stamp) =>
    ('kind' in act ? journal.recordMove(act, made) : journal.recordAct(act, made)).catch(onNotRecorded);
  const record = async (act: Recorded) => {
    const made = stamp();
    if (ledger.preparation() === null) return write(act, made);
    void ledger.whenPrepared.then(() => write(act, made), onNotRecorded);
  };
  return {
    record,
    recordOnceOpen: async (act) => {
      if (isOpen) await record(act);
      else waiting.push(act);
    },
    open: async () => {
      if (isOpen) return;
      isOpen = true;
      await record({ what: 'deskOpened', version });
      for (const act of waiting.splice(0)) await record(act);
    },
    close: async () => {
      if (isOpen && ledger.preparation() === null) await record({ what: 'deskClosed' });
      isOpen = false;
    },
  };
}
