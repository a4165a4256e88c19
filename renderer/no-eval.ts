import { z } from 'zod';

/*
 * The page may not evaluate text as code, which zod would try with the first object that it describes: the browser would refuse
 * it, report that, and read the whole program anew for the line to report. To be imported before whatever describes one.
 */
z.config({ jitless: true });
