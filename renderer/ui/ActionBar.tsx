import type { ReactNode } from 'react';
import classes from './ActionBar.module.css';

/** The buttons at the foot of a drawer: always in sight, however long what stands above is. */
export function ActionBar({ aside, children }: { readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={classes.bar}>
      <div className={classes.aside}>{aside}</div>
      {children}
    </div>
  );
}
