/*
 * Two statements at the same time on one connection are such a call of the driver: whoever makes one fails by it, and not by a line
 * that nobody reads.
 */
process.throwDeprecation = true;
