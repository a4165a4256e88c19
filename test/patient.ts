/** Waits for what comes when it comes, in milliseconds: only the test's own time ends it. */
export const patient = { timeout: 250_000 } as const;
