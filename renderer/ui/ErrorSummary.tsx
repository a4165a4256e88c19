import { useEffect, useRef } from 'react';
import classes from './ErrorSummary.module.css';

interface ErrorSummaryProps {
  readonly title: string;
  /** Each leads to the field that it is about. */
  readonly errors: readonly { readonly fieldId: string; readonly message: string }[];
}

/** Everything that is wrong with a form, on top, with a way to each field; it takes the focus when it appears. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={classes.box}>
      <strong>{title}</strong>
      <ul>
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <button type="button" className={classes.link} onClick={() => document.getElementById(fieldId)?.focus()}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
