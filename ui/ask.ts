import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Contracts, InputOf, OutputOf } from '#core/contract.ts';
import { newCommandId } from './api.ts';
import type { Api, CallOptions } from './api.ts';
import { ApiProblem, OfflineProblem } from './problems.ts';
import type { AskProblem } from './problems.ts';

export * from './ask_pages.ts';

/** One cache for the page. What was asked is fresh for half a minute; refusals are not asked again, lost connections are. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && (error instanceof OfflineProblem || (error instanceof ApiProblem && error.document.status >= 502)),
    },
    mutations: { networkMode: 'always' },
  },
});

export type Ask<T> = UseQueryResult<T, AskProblem>;

/** Asks a query of the server; the answer is kept under the action's name and input. */
export function useAsk<C extends Contracts, N extends keyof C & string>(
  api: Api<C>,
  name: N,
  input: InputOf<C[N]>,
  options: { enabled?: boolean; refetchInterval?: number | false; staleTime?: number; keepPrevious?: boolean } = {},
): Ask<OutputOf<C[N]>> {
  const { keepPrevious, ...rest } = options;
  return useQuery<OutputOf<C[N]>, AskProblem>({
    queryKey: [name, input],
    queryFn: ({ signal }) => api.call(name, input, { signal }),
    ...rest,
    ...(keepPrevious && { placeholderData: (previous) => previous }),
  });
}

export type Tell<I, O> = {
  send: (input: I, options?: { file?: File }) => void;
  /** Sends and waits; rejects with the problem. */
  sendAndWait: (input: I, options?: { file?: File }) => Promise<O>;
  /** Sends the last input again, under the same command id unless it was answered. */
  again: () => void;
  busy: boolean;
  done: boolean;
  answer: O | undefined;
  problem: AskProblem | null;
  /** 0…1 while a file is being sent. */
  progress: number | undefined;
  reset: () => void;
};

/** Tells the server to do something. The command id stays the same for the same input until the server has answered it. */
export function useTell<C extends Contracts, N extends keyof C & string>(
  api: Api<C>,
  name: N,
  options: { onDone?: (output: OutputOf<C[N]>, input: InputOf<C[N]>) => void; invalidates?: string[] } = {},
): Tell<InputOf<C[N]>, OutputOf<C[N]>> {
  type Sent = { input: InputOf<C[N]>; file?: File | undefined };
  const client = useQueryClient();
  const open = useRef<{ of: string; file: File | undefined; commandId: string } | null>(null);
  const underway = useRef<string | null>(null);
  const [progress, setProgress] = useState<number>();
  const mutation = useMutation<OutputOf<C[N]>, AskProblem, Sent>({
    mutationFn: async ({ input, file }) => {
      const of = JSON.stringify(input);
      if (open.current?.of !== of || open.current.file !== file) open.current = { of, file, commandId: newCommandId() };
      const call: CallOptions = { commandId: open.current.commandId };
      const answer = await api.call(name, input, file ? { ...call, file, onProgress: setProgress } : call).catch((error: unknown) => {
        // A refusal is an answer; silence and a server's fault are not.
        if (error instanceof ApiProblem && error.document.status < 500 && error.document.status > 0) open.current = null;
        throw error;
      });
      open.current = null;
      return answer;
    },
    onSuccess: async (output, { input }) => {
      for (const action of options.invalidates ?? []) void client.invalidateQueries({ queryKey: [action] });
      options.onDone?.(output, input);
    },
    onSettled: () => {
      underway.current = null;
      setProgress(undefined);
    },
  });
  return {
    send: (input, { file } = {}) => {
      // A second press before the first was drawn as busy: the same is under way already.
      const same = JSON.stringify([input, file?.name, file?.size]);
      if (underway.current === same) return;
      underway.current = same;
      mutation.mutate({ input, file });
    },
    sendAndWait: (input, { file } = {}) => mutation.mutateAsync({ input, file }),
    again: () => {
      if (mutation.variables) mutation.mutate(mutation.variables);
    },
    busy: mutation.isPending,
    done: mutation.isSuccess,
    answer: mutation.data,
    problem: mutation.error,
    progress,
    reset: mutation.reset,
  };
}
