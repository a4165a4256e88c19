import { X509Certificate } from 'node:crypto';

/**
 * Whether one of a chain's certificates is or was issued by an authority that the whole world trusts. The others
 * that this machine trusts are a company's own: as a rule, of a proxy that reads along.
 */
export function isPubliclyIssued(chain: readonly X509Certificate[], publicAuthorities: readonly string[]): boolean {
  const roots = Map.groupBy(publicAuthorities.flatMap(parse), ({ subject }) => subject);
  return chain.some((link) => {
    const isRoot = roots.get(link.subject)?.some(({ fingerprint256 }) => fingerprint256 === link.fingerprint256);
    return isRoot || roots.get(link.issuer)?.some((root) => link.checkIssued(root) && link.verify(root.publicKey));
  });
}

/** A list of the system's may hold what Node cannot read. */
function parse(pem: string): X509Certificate[] {
  try {
    return [new X509Certificate(pem)];
  } catch {
    return [];
  }
}
