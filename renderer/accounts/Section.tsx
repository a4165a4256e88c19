import type { ReactNode } from 'react';
import classes from './Section.module.css';

interface SectionProps {
  readonly heading: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}

/** What it is about at the left, what is to be done at the right: in the form and on the page of an account alike. */
export function Section({ heading, text, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={heading}>
      <div>
        <h2 className={classes.heading}>{heading}</h2>
        {text && <p className={classes.text}>{text}</p>}
      </div>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
