import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeskStandView, TeamDeskView, TeamView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import { useLagText } from './lag-text.ts';
import classes from './TeamPage.module.css';

interface DeskTableProps {
  readonly team: TeamView;
  readonly desks: readonly TeamDeskView[];
  /** What each said last of itself; a desk that has said nothing yet is not among them. */
  readonly stands: readonly DeskStandView[];
}

/** In milliseconds: a desk that is open is heard of once a minute. */
const lately = 600_000;

/** The desks of the team: who sits there, with which program, when they were last heard of, and how far each has come. */
export function DeskTable({ team, desks, stands }: DeskTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const lagText = useLagText();
  // Of a desk that is in a team at least that desk is known, once the team has answered.
  if (desks.length === 0) {
    return (
      <section aria-labelledby="team-desks">
        <h2 id="team-desks" className={classes.heading}>
          {t('team.desks')}
        </h2>
        <p className={classes.note}>{t('team.desksUnknown')}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="team-desks">
      <h2 id="team-desks" className={classes.heading}>
        {t('team.desks')}
      </h2>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('team.desk')}</th>
            <th scope="col">{t('team.people')}</th>
            <th scope="col">{t('team.program')}</th>
            <th scope="col">{t('team.heard')}</th>
            <th scope="col">{t('team.lag.column')}</th>
            <th scope="col" className={table.amount}>
              {t('team.lines')}
            </th>
            <th scope="col" className={table.amount}>
              {t('team.seal.column')}
            </th>
          </tr>
        </thead>
        <tbody>
          {desks.map(({ deskId, desk, people, heardAt, lines, sealedTo }) => {
            const stand = stands.find((each) => each.deskId === deskId);
            return (
              <tr key={deskId}>
                <td className={classes.desk}>
                  <ForeignText text={desk} />
                  {desk === team.seat.desk && <span className={classes.own}>{t('team.thisDesk')}</span>}
                </td>
                <td>
                  <ForeignText text={people.join(', ') || '–'} />
                </td>
                <td>{stand ? <ForeignText text={stand.program} /> : t('team.notSaid')}</td>
                <td>
                  {heardAt === null ? (
                    t('team.never')
                  ) : (
                    <Tooltip label={formats.exactMoment(heardAt)}>
                      <span className="numeric">
                        {Date.now() - heardAt > lately
                          ? t('team.notSince', { when: formats.moment(heardAt) })
                          : formats.moment(heardAt)}
                      </span>
                    </Tooltip>
                  )}
                </td>
                <td>{lagText(stand)}</td>
                <td className={`numeric ${table.amount}`}>{lines.toLocaleString(formats.locale)}</td>
                <td className={`numeric ${table.amount}`}>
                  {sealedTo > 0 ? sealedTo.toLocaleString(formats.locale) : t('team.never')}
                  {sealedTo > 0 && sealedTo < lines && (
                    <span className={classes.unsealed}>
                      {t('team.seal.since', { line: (sealedTo + 1).toLocaleString(formats.locale) })}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {desks.length < 2 && <p className={classes.note}>{t('team.onlyOne')}</p>}
    </section>
  );
}
