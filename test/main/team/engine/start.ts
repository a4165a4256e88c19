import { randomUUID } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { writeSchema } from '../../../../main/team/schema/schema.ts';
import { findPostgres } from '../../../../scripts/team/server/postgres.ts';
import { connect, type EngineAddress, startCluster } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where there is no PostgreSQL. */
    readonly engine: EngineAddress | null;
    readonly whyNoEngine: string;
  }
}

/** The database that each test copies. */
export const templateName = 'template_team';

/** Called by Vitest: one cluster for all tests of the team, with a database that holds the schema and nobody. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const postgres = findPostgres();
  project.provide('whyNoEngine', 'missing' in postgres ? postgres.missing : '');
  project.provide('engine', null);
  if ('missing' in postgres) return undefined;
  const cluster = await startCluster(postgres);
  await makeTemplate(cluster);
  const { folder, port, authority } = cluster;
  project.provide('engine', { folder, port, authority });
  return () => cluster.remove();
}

export async function makeTemplate(engine: EngineAddress): Promise<void> {
  const admin = await connect(engine);
  await admin.query(`CREATE DATABASE ${templateName}`);
  await admin.end();
  const owner = await connect(engine, templateName);
  await owner.query(writeSchema('sandbox'));
  await owner.end();
}

/** Of databases and login roles, which a cluster has for all tests together. */
export function nameAnew(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
}
