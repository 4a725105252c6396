import { useInfiniteQuery } from '@tanstack/react-query';
import type { Contracts, InputOf, OutputOf } from '#core/contract.ts';
import type { Api } from './api.ts';
import type { AskProblem } from './problems.ts';

type Paged = { items: unknown[]; next: string | null };
type ItemOf<O> = O extends { items: (infer T)[] } ? T : never;

export type AskedPages<T> = {
  items: T[];
  hasMore: boolean;
  more: () => void;
  loadingMore: boolean;
  loading: boolean;
  problem: AskProblem | null;
  again: () => void;
};

/** A keyset list that grows. `first` is the first page's whole answer (totals and verdicts beside the items). */
export function useAskPages<C extends Contracts, N extends keyof C & string>(
  api: Api<C>,
  name: N,
  input: Omit<InputOf<C[N]>, 'cursor'>,
  options: { enabled?: boolean } = {},
): AskedPages<ItemOf<OutputOf<C[N]>>> & { first: OutputOf<C[N]> | undefined } {
  const asked = useInfiniteQuery<OutputOf<C[N]>, AskProblem, { pages: OutputOf<C[N]>[] }, unknown[], string | undefined>({
    queryKey: [name, input, 'pages'],
    queryFn: ({ pageParam, signal }) => api.call(name, { ...input, ...(pageParam && { cursor: pageParam }) } as InputOf<C[N]>, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => (last as Paged).next ?? undefined,
    placeholderData: (previous) => previous,
    ...options,
  });
  return {
    items: (asked.data?.pages ?? []).flatMap((page) => (page as Paged).items as ItemOf<OutputOf<C[N]>>[]),
    first: asked.data?.pages[0],
    hasMore: asked.hasNextPage,
    more: () => void asked.fetchNextPage(),
    loadingMore: asked.isFetchingNextPage,
    loading: asked.isPending,
    problem: asked.error,
    again: () => void asked.refetch(),
  };
}
