import { type ReactNode, useEffect, useId, useRef } from 'react';
import { ForeignText } from '../ui/ForeignText.tsx';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import classes from './Administration.module.css';

interface AskProps {
  readonly title: string;
  /** Of the heading, below what it stands under. */
  readonly level: 3 | 4;
  readonly children: ReactNode;
}

/** A question within the page, of one step or several: each step takes the focus, and the last gives it back where it came from. */
export function Ask({ title, level, children }: AskProps) {
  const id = useId();
  useReturnFocus();
  return (
    <section className={classes.ask} aria-labelledby={id}>
      <AskHeading key={title} id={id} title={title} level={level} />
      {children}
    </section>
  );
}

function AskHeading({ id, title, level }: Omit<AskProps, 'children'> & { readonly id: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What it asks and both ways on stand in sight together.
    heading.current?.closest('section')?.scrollIntoView({ block: 'nearest' });
    heading.current?.focus({ preventScroll: true });
  }, []);
  const Heading = `h${level}` as const;
  return (
    <Heading id={id} ref={heading} tabIndex={-1} className={classes.askTitle}>
      <ForeignText text={title} />
    </Heading>
  );
}
