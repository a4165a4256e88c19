import fc from 'fast-check';

/** A property fails with the first case that it does not hold for: making that one smaller may take minutes. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
