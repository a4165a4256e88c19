import type { ReadableDatabase } from '../database/open.ts';
import { readHead } from '../events/head.ts';
import type { KeptWitness } from '../witness/keep.ts';
import type { Methods, Reply } from './messages.ts';
import { refuseCall } from './serve.ts';
import type { WriterMethods } from './writes.ts';

/** Behind these something goes out into the world, or is told to be kept: the witness is on the disk before they are answered. */
const weighty: readonly (keyof WriterMethods)[] = ['take', 'begin', 'recordImport', 'recordNotification'];

export interface TestimonyPorts {
  readonly database: ReadableDatabase;
  readonly methods: Methods;
  readonly answer: (reply: Reply) => void;
  readonly witness: KeptWitness;
}

/**
 * Has the witness told of every commit before it is answered. A call behind which it has to be on the disk is refused where
 * that fails, although its line stands: no byte leaves then. Any other is told of with the next one.
 */
export function testify({
  database,
  methods,
  answer,
  witness,
}: TestimonyPorts): Pick<TestimonyPorts, 'methods' | 'answer'> {
  let wanted = false;
  const watched = weighty.map((name) => [
    name,
    (...parameters: never[]) => {
      wanted = true;
      return methods[name]?.(...parameters);
    },
  ]);
  const tell = (reply: Reply): Reply => {
    try {
      witness.follow(readHead(database));
      if (wanted) witness.sync();
      wanted = false;
      return reply;
    } catch (failure) {
      return wanted ? refuseCall(reply, failure) : reply;
    }
  };
  return { methods: { ...methods, ...Object.fromEntries(watched) }, answer: (reply) => answer(tell(reply)) };
}
