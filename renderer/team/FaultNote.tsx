import { useTranslation } from 'react-i18next';
import type { TeamFault } from '../../contract/index.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Warning } from '../ui/Warning.tsx';
import classes from './FaultNote.module.css';
import { useFaultText } from './state-text.ts';

interface FaultNoteProps {
  readonly fault: TeamFault;
  /** What it is about; empty where there is nothing more to say. */
  readonly detail: string;
  /** What stands first: what became of the try as a whole. */
  readonly head?: string;
}

/** Why a desk did not join or leave: what was found, the way out, and the code that an administrator asks for. */
export function FaultNote({ fault, detail, head }: FaultNoteProps) {
  const { t } = useTranslation();
  const { text, wayOut } = useFaultText()(fault);
  return (
    <Warning head={head}>
      {text} {detail && <ForeignText text={`(${detail})`} />} {wayOut}{' '}
      <span className={`identifier ${classes.code}`}>{t('team.join.code', { code: fault })}</span>
    </Warning>
  );
}
