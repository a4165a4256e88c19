import { _electron as electron } from 'playwright-core';

/* A process of its own for launch.test.ts: of a program that ends at once Playwright complains where nobody can catch it. */
process.on('unhandledRejection', () => {});
const [plan = ''] = process.argv.slice(2);
await electron.launch(JSON.parse(plan)).catch(() => {});
process.exit();
