import { useTranslation } from 'react-i18next';
import type { StaffSeatView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import classes from './Administration.module.css';

interface SeatLineProps {
  readonly seat: StaffSeatView;
  /** Null where there is nothing to revoke, or nobody who may. */
  readonly onRevoke: (() => void) | null;
}

/** Where somebody sits, and how that stands. */
export function SeatLine({ seat: { desk, state, at, isHere }, onRevoke }: SeatLineProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const when = at === null ? '' : formats.moment(at);
  const isOpen = state === 'taken' || state === 'invited' || state === 'expired';
  return (
    <li>
      <span className={classes.where}>
        <ForeignText text={t('administration.at', { desk, interpolation: { escapeValue: false } })} />
        {isHere && <span className={classes.mark}>{t('team.thisDesk')}</span>}
      </span>
      <span className={classes.figuresText} data-state={state}>
        {t(`administration.seat.${state}`, { when })}
      </span>
      {onRevoke && isOpen && (
        <button
          type="button"
          className={table.link}
          aria-label={t('administration.revoke.seatOf', { desk, interpolation: { escapeValue: false } })}
          onClick={onRevoke}
        >
          {t('administration.revoke.seat')}
        </button>
      )}
    </li>
  );
}
