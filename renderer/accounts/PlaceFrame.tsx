import { UnstyledButton } from '@mantine/core';
import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ForeignText } from '../ui/ForeignText.tsx';
import { useShortcuts } from '../ui/useShortcuts.ts';
import classes from './PlaceFrame.module.css';

interface PlaceFrameProps {
  readonly title: string;
  /** Beside the title: what it is the page of. */
  readonly aside?: ReactNode;
  /** At the right: what can be done with all of it. */
  readonly actions?: ReactNode;
  readonly backLabel: string;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** A page one step below the list. Its heading takes the focus, Escape leads back. */
export function PlaceFrame({ title, aside, actions, backLabel, onBack, children }: PlaceFrameProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useShortcuts({ Escape: onBack });
  return (
    <div className={classes.page}>
      <UnstyledButton className={classes.back} onClick={onBack} aria-label={t('accounts.backTo', { place: backLabel })}>
        <ChevronLeft size={14} aria-hidden />
        {backLabel}
      </UnstyledButton>
      <header className={classes.head}>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          <ForeignText text={title} />
        </h1>
        <div className={classes.aside}>{aside}</div>
        {actions}
      </header>
      {children}
    </div>
  );
}
