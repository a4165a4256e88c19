/** A thread that ends before it says anything. */
process.exit(0);
