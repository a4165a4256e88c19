import { Button, Text } from '@mantine/core';
import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelOutput, Result } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { ForeignText } from '../ui/ForeignText.tsx';

/** The page that links for holders lead to, as a file for the merchant's site. */
export function SavePosterButton({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Result<ChannelOutput<'pages.savePoster'>> | null>(null);
  const save = async () => {
    setBusy(true);
    setAnswer(await bridge.pages.savePoster({ accountId }).finally(() => setBusy(false)));
  };
  return (
    <div>
      <Button variant="default" leftSection={<Save size={15} aria-hidden />} loading={busy} onClick={save}>
        {t('page.poster.save')}
      </Button>
      <Text size="sm" mt={8} role="status" style={{ overflowWrap: 'anywhere' }}>
        {answer?.ok && answer.value.saved && (
          <>
            {t('page.saved')} <ForeignText text={answer.value.saved.path} />
          </>
        )}
      </Text>
      {answer && !answer.ok && <RefusalNote refusal={answer.refusal} />}
    </div>
  );
}
