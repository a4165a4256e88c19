import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { askForPage, firstPage, type PageVerbs, type Place, pageAbove, pageBelow, type Sought } from './page.ts';
import { keepInSight, type Run, type Sight } from './run.ts';

/** A list that was asked for: what is sought, and where it begins to be looked at. */
export interface Listed extends Sought {
  readonly place: Place;
  /** Each time that a list is asked for is a list of its own: pages of an earlier one may have been let go. */
  readonly turn: number;
  /** Whether a key led there, so that the row at that place is to be focused. */
  readonly focus: boolean;
}

/** What a list needs around it. */
export interface ListPorts {
  readonly client: QueryClient;
  readonly verbs: PageVerbs;
  readonly environment: string;
  readonly sight: RefObject<Sight>;
}

/** A list that nobody looks at any more is not gone back to. */
const keptFor = 5_000;

/** The question behind a list, page by page in both directions. A change asks for what is in sight again, in one page. */
export function listQuestion({ client, verbs, environment, sight }: ListPorts, listed: Listed) {
  const { text, meaning, order, grouping, place, turn } = listed;
  const queryKey = [environment, 'list', text, meaning, order, grouping, turn] as const;
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => askForPage(verbs, listed, pageParam),
    initialPageParam: firstPage(place),
    getNextPageParam: pageBelow,
    getPreviousPageParam: pageAbove,
    gcTime: keptFor,
    meta: {
      isStale: ({ kind }) => kind === 'operationChanged' || kind === 'transactionsChanged',
      beforeAskingAgain: () => client.setQueryData<Run>(queryKey, (run) => run && keepInSight(run, sight.current)),
    },
  });
}
