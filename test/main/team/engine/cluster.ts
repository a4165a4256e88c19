import { type Cluster, startCluster as startBy } from '../../../../scripts/team/server/cluster.ts';
import type { Postgres } from '../../../../scripts/team/server/postgres.ts';

export {
  becomeStandby,
  type Cluster,
  connect,
  dataOf,
  type EngineAddress,
} from '../../../../scripts/team/server/cluster.ts';

/** Durability is not under test where nothing but the programs dies, and a small server starts sooner. */
const settings = `
fsync = off
full_page_writes = off
autovacuum = off
shared_buffers = 32MB
max_connections = 150
listen_addresses = '127.0.0.1'
logging_collector = off
`;

/** Everybody may come by the socket, which only the tests can reach; over the network a password is asked for. */
const access = `
local all all trust
local replication all trust
host all anybody 127.0.0.1/32 trust
host all clear 127.0.0.1/32 password
host all hashed 127.0.0.1/32 md5
host all all 127.0.0.1/32 scram-sha-256
`;

/** A fresh cluster as the tests want it. */
export function startCluster(postgres: Postgres): Promise<Cluster> {
  return startBy(postgres, { settings, access });
}
