/** Leads the keyboard into the search box with its text selected: what is typed next takes its place. */
export function focusSearchBox(): void {
  const box = document.querySelector<HTMLInputElement>('header input[type="search"]');
  box?.focus();
  box?.select();
}
