import { useTranslation } from 'react-i18next';
import type { StaffMemberView, StaffSeatView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { ConfirmAsk } from './ConfirmAsk.tsx';
import type { HeldGroup } from './held-rights.ts';
import { InviteForm } from './InviteForm.tsx';
import { RightAsk } from './RightAsk.tsx';

/** What is to be done about somebody. */
export type PersonQuestion =
  | { readonly what: 'invite' }
  /** Null for a right that they have not. */
  | { readonly what: 'right'; readonly group: HeldGroup | null }
  | { readonly what: 'appoint'; readonly to: boolean }
  /** Null for every seat of theirs. */
  | { readonly what: 'revoke'; readonly seat: StaffSeatView | null };

interface PersonAskProps {
  readonly person: StaffMemberView;
  readonly asked: PersonQuestion;
  readonly onClose: () => void;
}

/** The question that is open about somebody; it says what it does before it is done. */
export function PersonAsk({ person, asked, onClose }: PersonAskProps) {
  const { t } = useTranslation();
  const { personId, name } = person;
  const named = { name, interpolation: { escapeValue: false } };
  switch (asked.what) {
    case 'invite':
      return <InviteForm person={person} onClose={onClose} />;
    case 'right':
      return <RightAsk person={person} group={asked.group} onClose={onClose} />;
    case 'appoint':
      return (
        <ConfirmAsk
          title={t(asked.to ? 'administration.appoint.title' : 'administration.appoint.endTitle', named)}
          texts={[t(asked.to ? 'administration.appoint.text' : 'administration.appoint.endText')]}
          confirm={t(asked.to ? 'administration.appoint.confirm' : 'administration.appoint.endConfirm', named)}
          takes={!asked.to}
          act={() => bridge.administration.appoint({ personId, isAdministrator: asked.to })}
          onClose={onClose}
        />
      );
    case 'revoke': {
      const { seat } = asked;
      const where = { ...named, desk: seat?.desk ?? '' };
      return (
        <ConfirmAsk
          title={seat ? t('administration.revoke.seatTitle', where) : t('administration.revoke.title', named)}
          texts={[
            t('administration.revoke.ends'),
            t('administration.revoke.reports'),
            // Of an invitation that nobody took there is no key.
            ...(seat && seat.state !== 'taken' ? [] : [t('administration.revoke.key')]),
          ]}
          confirm={seat ? t('administration.revoke.seatConfirm', where) : t('administration.revoke.confirm', named)}
          takes
          act={() => bridge.administration.revoke({ personId, seatId: seat?.seatId ?? null })}
          onClose={onClose}
        />
      );
    }
  }
}
