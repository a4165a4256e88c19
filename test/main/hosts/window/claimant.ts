import { claimInstance } from '../../../../main/hosts/window/instance.ts';

// A process of its own for instance.test.ts: claims the data folder, says how that went, and tells of each knock.
const [, , dataFolder = ''] = process.argv;
const instance = await claimInstance(dataFolder);
process.stdout.write(`${instance ? 'only' : 'second'}\n`);
instance?.onAnother(() => process.stdout.write('knock\n'));
if (instance) setInterval(() => {}, 1_000);
