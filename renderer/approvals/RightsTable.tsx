import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import { groupRights, type RightGroup } from './group-rights.ts';
import classes from './RightsTable.module.css';
import { StrictNote } from './StrictNote.tsx';
import { useRights } from './useRights.ts';

/** What the person here may do alone, at most and in a day, and who approves above that, before anybody runs into it. */
export function RightsTable() {
  const { t } = useTranslation();
  const answer = useRights();
  if (answer.kind !== 'ready' || answer.value === null) return null;
  const groups = groupRights(answer.value);
  return (
    <section aria-labelledby="team-rights">
      <h2 id="team-rights" className={classes.heading}>
        {t('approval.rights.title')}
      </h2>
      <StrictNote />
      {groups.length === 0 ? (
        <p className={classes.none}>{t('approval.rights.none')}</p>
      ) : (
        <table className={`${table.table} ${classes.table}`}>
          <thead>
            <tr>
              {(['operations', 'account', 'alone', 'most', 'day', 'above'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`approval.rights.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <RightRow key={JSON.stringify(group)} group={group} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function RightRow({ group }: { readonly group: RightGroup }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { accounts } = useConsole();
  const { operations, accountId, alone, most, day, spent, approvers, asks } = group;
  const account =
    accounts.find((each) => each.accountId === accountId)?.label ?? accountId ?? t('approval.rights.every');
  const named = approvers.map(({ person, upTo }) =>
    // What is shown is escaped where it is shown.
    t('approval.approver', { person, upTo: formats.amount(upTo), interpolation: { escapeValue: false } }),
  );
  const above = named.length > 0 ? named.join(', ') : t('approval.rights.nobody');
  return (
    <tr>
      <td>{operations.map((operation) => t(`operation.${operation}`)).join(', ')}</td>
      <td>
        <ForeignText text={account} />
      </td>
      <td className="numeric">{alone ? formats.amount(alone) : t('approval.rights.never')}</td>
      <td className="numeric">{most ? formats.amount(most) : t('approval.rights.never')}</td>
      <td className="numeric">
        {day
          ? t('approval.rights.spent', { spent: formats.amount(spent), day: formats.amount(day) })
          : t('approval.rights.noLimit')}
      </td>
      <td>
        <ForeignText text={asks ? above : t('approval.rights.all')} />
      </td>
    </tr>
  );
}
