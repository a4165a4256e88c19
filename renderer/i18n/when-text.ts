import { useMemo } from 'react';
import type { TransactionRow } from '../../contract/index.ts';
import { useFormats } from './format.ts';
import { useTexts } from './texts.tsx';

type Timed = Pick<TransactionRow, 'happenedAt' | 'timeKnown'>;

/** When a transaction happened, as long as there is room for. Where nobody tells, its arrival never looks like its time. */
export interface WhenTexts {
  /** For a cell of a list: `22 Nov, 14:02`, or `rec’d 22 Nov, 14:02`. */
  short(row: Timed): string;
  /** For what has room for a day alone: `22 Nov`, or `rec’d 22 Nov`. */
  day(row: Timed): string;
  /** `known only as received on 22 Nov, 14:02`. */
  moment(row: Timed): string;
  /** To the second, with its zone. */
  full(row: Timed): string;
  /** The same in UTC as well, for a hint. */
  exact(row: Timed): string;
}

export function useWhenTexts(): WhenTexts {
  const { t } = useTexts();
  const formats = useFormats();
  return useMemo(() => {
    const say = ({ timeKnown }: Timed, when: string) => (timeKnown ? when : t('when.received', { when }));
    return {
      short: ({ happenedAt, timeKnown }) => {
        const when = formats.moment(happenedAt);
        return timeKnown ? when : t('when.receivedShort', { when });
      },
      day: ({ happenedAt, timeKnown }) => {
        const when = formats.shortDay(happenedAt);
        return timeKnown ? when : t('when.receivedShort', { when });
      },
      moment: (row) => say(row, formats.moment(row.happenedAt)),
      full: (row) => say(row, formats.fullMoment(row.happenedAt)),
      exact: (row) => say(row, formats.exactMoment(row.happenedAt)),
    };
  }, [t, formats]);
}
