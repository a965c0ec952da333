// The settings the embedded PostgreSQL runs with on a small machine; knows no paths but its socket's.

export type Durability = 'safe' | 'forgetful';

// Forgetful is for tests alone: a power cut may lose everything, in exchange for speed.
const FORGETFUL = { fsync: 'off', full_page_writes: 'off', autovacuum_naptime: '10min', max_wal_size: '512MB' };

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '128MB',
  huge_pages: 'try',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'pglz',
  max_wal_size: '2GB',
  min_wal_size: '128MB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'on',
  log_directory: 'log',
  // One file a weekday, each overwritten a week later.
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_line_prefix: '%m [%p] %q%a ',
};

export function postgresConf(socketFolder: string, durability: Durability): string {
  const settings = {
    ...SETTINGS,
    ...(durability === 'forgetful' ? FORGETFUL : {}),
    unix_socket_directories: socketFolder,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return `# Written at each start: what follows the include in postgresql.conf wins.\n${lines.join('\n')}\n`;
}
