import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Advanced.module.css';

interface AdvancedProps {
  /** True while a field in here has to be looked at: then it cannot be folded away. */
  readonly wanted: boolean;
  readonly children: ReactNode;
}

/** What has a usual value, out of the way of whoever sets up an account for the first time. */
export function Advanced({ wanted, children }: AdvancedProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details
      className={classes.advanced}
      open={open || wanted}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={classes.summary}>
        <ChevronRight size={16} className={classes.chevron} aria-hidden />
        <span>
          <strong>{t('accounts.advanced')}</strong>
          <span className={classes.text}>{t('accounts.advancedText')}</span>
        </span>
      </summary>
      {children}
    </details>
  );
}
