/** The proxy that the environment names for a URL, as curl reads it; undefined for none and for this machine. */
export function readEnvironmentProxy(url: string, environment: NodeJS.ProcessEnv): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  if (['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return undefined;
  const excluded = read(environment, 'no_proxy')?.split(/[\s,]+/) ?? [];
  const realPort = port || (protocol === 'https:' ? '443' : '80');
  if (excluded.some((pattern) => matches(pattern.toLowerCase(), hostname, realPort))) return undefined;
  const proxy =
    read(environment, protocol === 'https:' ? 'https_proxy' : 'http_proxy') ?? read(environment, 'all_proxy');
  if (!proxy) return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

/** Lower case goes before upper case, as with curl. */
function read(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  return environment[name] || environment[name.toUpperCase()] || undefined;
}

/** A name stands for itself and all below it, `.name` and `*.name` too; a port narrows it. Address ranges are not read. */
function matches(pattern: string, hostname: string, port: string): boolean {
  if (pattern === '*') return true;
  const [, name, onlyPort] = /^(?:\*?\.)?(\[[^\]]*\]|[^:]*|.*)(?::(\d+))?$/.exec(pattern) ?? [];
  if (!name || (onlyPort !== undefined && onlyPort !== port)) return false;
  const host = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  return hostname === host || hostname.endsWith(`.${host}`);
}
