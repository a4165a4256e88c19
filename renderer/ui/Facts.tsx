import type { ReactNode } from 'react';
import classes from './Facts.module.css';
import { ForeignText } from './ForeignText.tsx';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Labels and values in two columns, as a description list. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.list}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{typeof value === 'string' ? <ForeignText text={value} /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
