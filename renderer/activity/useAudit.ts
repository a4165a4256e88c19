import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditFilter, AuditLineView, Refusal } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useConsole } from '../state/console.tsx';

/** Lines of a page. */
const limit = 100;

/** Who did what, as far as it was asked for. */
export interface Audited {
  readonly lines: readonly AuditLineView[];
  readonly refusal: Refusal | null;
  /** How far was looked, where lines are sought that are rare; null at the beginning of everything. */
  readonly reachedAt: number | null;
  readonly hasOlder: boolean;
  readonly asking: boolean;
  readonly askOlder: () => void;
}

/** Newest first; something that is done here comes by itself. */
export function useAudit(filter: AuditFilter): Audited {
  const { environment } = useConsole();
  const query = useInfiniteQuery({
    queryKey: [environment, 'audit', filter],
    queryFn: ({ pageParam }) => bridge.audit.list({ filter, after: pageParam, limit }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.ok ? page.value.next : null),
    meta: { isStale: ({ kind }: { readonly kind: string }) => kind === 'operationChanged' || kind === 'teamChanged' },
  });
  const pages = query.data?.pages ?? [];
  const refused = pages.find((page) => !page.ok);
  const last = pages.at(-1);
  return {
    lines: pages.flatMap((page) => (page.ok ? page.value.lines : [])),
    refusal: refused && !refused.ok ? refused.refusal : null,
    reachedAt: last?.ok && last.value.next !== null ? last.value.reachedAt : null,
    hasOlder: query.hasNextPage,
    asking: query.isFetching,
    askOlder: () => void query.fetchNextPage(),
  };
}
