import { Tooltip, UnstyledButton } from '@mantine/core';
import { FileCheck2, type LucideIcon, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { useGuardedText } from '../operation/guarded-text.ts';
import { useProofText } from '../status/proof-text.ts';
import classes from './ActivityPage.module.css';

/** What a line of the log has no column for: what proved its outcome, and which warning somebody went past, and why. */
export function OperationRemarks({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const guarded = useGuardedText()(operation);
  const proof = useProofText()(operation);
  return (
    <>
      {proof && <Remark icon={FileCheck2} text={proof} />}
      {guarded && <Remark icon={ShieldAlert} text={t('guard.mark', guarded)} />}
    </>
  );
}

/** Within reach of the keyboard, so that its words are. */
function Remark({ icon: Icon, text }: { readonly icon: LucideIcon; readonly text: string }) {
  return (
    <Tooltip label={text} multiline w={320} events={{ hover: true, focus: true, touch: true }}>
      <UnstyledButton className={classes.remark} aria-label={text}>
        <Icon size={14} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  );
}
