import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WrittenInvitationView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';

interface InvitationWrittenProps {
  readonly invitation: WrittenInvitationView;
  /** Somebody who had no right yet. */
  readonly isNew: boolean;
  readonly onClose: () => void;
}

/** What to do with the file now. */
export function InvitationWritten({ invitation: { path, person, until }, isNew, onClose }: InvitationWrittenProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const named = { person, interpolation: { escapeValue: false } };
  return (
    <>
      <Facts
        facts={[
          { label: t('administration.invite.file'), value: <ForeignText className="identifier" text={path} /> },
          { label: t('team.join.until'), value: formats.fullMoment(until) },
        ]}
      />
      <p>
        <ForeignText text={t('administration.invite.handOver', named)} />
      </p>
      {isNew && (
        <p>
          <ForeignText text={t('administration.invite.rightsNext', named)} />
        </p>
      )}
      <Button variant="default" onClick={onClose}>
        {t('administration.invite.close')}
      </Button>
    </>
  );
}
