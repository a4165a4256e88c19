import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffMemberView } from '../../contract/index.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import classes from './Administration.module.css';
import { groupHeld } from './held-rights.ts';
import { PersonAsk, type PersonQuestion } from './PersonAsk.tsx';
import { useFiguresText, useRightPlace } from './right-text.ts';
import { SeatLine } from './SeatLine.tsx';

interface PersonCardProps {
  readonly person: StaffMemberView;
  /** Whether whoever sits here administers: everybody else sees the same facts. */
  readonly mayAdminister: boolean;
}

/** Somebody of the team: where they sit, what they may do, and what an administrator can do about it. */
export function PersonCard({ person, mayAdminister }: PersonCardProps) {
  const { t } = useTranslation();
  const place = useRightPlace();
  const figures = useFiguresText();
  const [asked, setAsked] = useState<PersonQuestion | null>(null);
  const { name, isMe, seats, rights } = person;
  const isAdministrator = seats.some((seat) => seat.isAdministrator);
  const open = seats.filter(({ state }) => state !== 'closed');
  const mayBeRevoked = seats.some(({ state }) => state === 'taken' || state === 'invited' || state === 'expired');
  const sits = seats.some(({ state }) => state === 'taken');
  const groups = groupHeld(rights);
  const acts = mayAdminister && !isMe;
  return (
    <article className={classes.person} aria-label={name}>
      <header className={classes.head}>
        <h3>
          <ForeignText text={name} />
        </h3>
        {isMe && <span className={classes.mark}>{t('administration.you')}</span>}
        {isAdministrator && <span className={classes.mark}>{t('administration.administrator')}</span>}
      </header>
      <ul className={classes.lines} aria-label={t('administration.seats')}>
        {(open.length > 0 ? open : seats).map((seat) => (
          <SeatLine
            key={seat.seatId}
            seat={seat}
            onRevoke={acts && seats.length > 1 ? () => setAsked({ what: 'revoke', seat }) : null}
          />
        ))}
        {seats.length === 0 && <li className={classes.quiet}>{t('administration.noSeat')}</li>}
      </ul>
      <ul className={classes.lines} aria-label={t('administration.rights.title')}>
        {groups.map((group) => {
          const where = place(group.accountId, group.operations);
          return (
            <li key={`${where} ${group.currency} ${JSON.stringify(group.figures)}`}>
              <span className={classes.where}>
                <ForeignText text={where} />
              </span>
              <span className={classes.figuresText}>{figures(group.figures, group.currency)}</span>
              {acts && (
                <button
                  type="button"
                  className={table.link}
                  aria-label={t('administration.rights.changeOf', { where, interpolation: { escapeValue: false } })}
                  onClick={() => setAsked({ what: 'right', group })}
                >
                  {t('administration.rights.change')}
                </button>
              )}
            </li>
          );
        })}
        {groups.length === 0 && <li className={classes.quiet}>{t('administration.rights.none')}</li>}
      </ul>
      {acts && (
        <div className={classes.acts}>
          <Button size="compact-sm" variant="default" onClick={() => setAsked({ what: 'right', group: null })}>
            {t('administration.rights.add')}
          </Button>
          {sits && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setAsked({ what: 'appoint', to: !isAdministrator })}
            >
              {t(isAdministrator ? 'administration.appoint.end' : 'administration.appoint.begin')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => setAsked({ what: 'invite' })}>
            {t('administration.invite.another')}
          </Button>
          {mayBeRevoked && (
            <Button size="compact-sm" variant="default" onClick={() => setAsked({ what: 'revoke', seat: null })}>
              {t('administration.revoke.begin')}
            </Button>
          )}
        </div>
      )}
      {mayAdminister && isMe && <p className={classes.quiet}>{t('administration.notYourself')}</p>}
      {asked && <PersonAsk key={JSON.stringify(asked)} person={person} asked={asked} onClose={() => setAsked(null)} />}
    </article>
  );
}
