import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../contract/index.ts';
import { StrictNote } from '../../approvals/StrictNote.tsx';
import { Section } from '../Section.tsx';
import { KeyPanel } from './KeyPanel.tsx';

interface KeySectionsProps {
  readonly account: AccountView;
  /** Told whenever it becomes known that the signing key is there, in whichever place, or no longer there. */
  readonly onHeld?: (held: boolean) => void;
}

/** The keys of an account: the one that signs and, where the gateway signs with another, that one. */
export function KeySections({ account, onHeld }: KeySectionsProps) {
  const { t } = useTranslation();
  const own = account.notificationKey === 'own' && !account.embedded;
  return (
    <>
      <Section
        heading={t('secret.purpose.signing')}
        text={account.embedded ? undefined : t(`secret.text.${account.signing.kind}`)}
      >
        <StrictNote />
        <KeyPanel account={account} purpose="signing" onHeld={onHeld} />
      </Section>
      {own && (
        <Section heading={t('secret.purpose.notifications')} text={t('secret.text.notifications')}>
          <KeyPanel account={account} purpose="notifications" />
        </Section>
      )}
    </>
  );
}
