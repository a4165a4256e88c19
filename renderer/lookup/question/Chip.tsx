import { ActionIcon } from '@mantine/core';
import { Pin, PinOff, Quote, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './Chip.module.css';

interface ChipProps {
  readonly text: string;
  /** What else it finds, or why it finds nothing. */
  readonly remark: string | null;
  readonly kind: 'understood' | 'filter' | 'problem';
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  /** Keeps it while the text changes, or lets it go with the text. Null where there is nothing to keep. */
  readonly onPin: (() => void) | null;
  /** Makes nothing but text of it. */
  readonly onQuote: (() => void) | null;
}

/** One part of the question. A click leads to it in the box; Backspace and Delete take it out. */
export function Chip({ text, remark, kind, onEdit, onRemove, onPin, onQuote }: ChipProps) {
  const { t } = useTranslation();
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return;
    event.preventDefault();
    onRemove();
  };
  const pin = t(kind === 'filter' ? 'question.unpin' : 'question.pin', { what: text });
  return (
    <li className={classes.chip} data-kind={kind} onKeyDown={onKeyDown}>
      <button type="button" className={classes.label} title={remark ?? text} onClick={onEdit}>
        {kind === 'problem' && <TriangleAlert size={14} aria-hidden />}
        <span className={classes.text}>{text}</span>
        {remark !== null && <span className={classes.remark}>{remark}</span>}
      </button>
      {onQuote && <Tool label={t('question.quote', { what: text })} icon={Quote} onClick={onQuote} />}
      {onPin && <Tool label={pin} icon={kind === 'filter' ? PinOff : Pin} onClick={onPin} />}
      <Tool label={t('question.remove', { what: text })} icon={X} onClick={onRemove} />
    </li>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: typeof X;
  readonly onClick: () => void;
}

function Tool({ label, icon: Icon, onClick }: ToolProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size={24} aria-label={label} title={label} onClick={onClick}>
      <Icon size={13} aria-hidden />
    </ActionIcon>
  );
}
