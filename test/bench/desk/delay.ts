/** How long the gateway of this bench takes to answer, in milliseconds. */
export const delay = 20;
