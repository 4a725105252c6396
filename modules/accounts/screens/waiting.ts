import { useEffect, useState } from 'react';
import { clock } from '#ui/clock.ts';
import { ApiProblem } from '#ui/problems.ts';
import type { AskProblem } from '#ui/problems.ts';

/** Seconds that the server asks us to wait before the next attempt; 0 where the problem is another one. The sentence is the only place that says it. */
export function secondsToWait(problem: AskProblem | null): number {
  if (!(problem instanceof ApiProblem) || problem.code !== 'core.tooMany') return 0;
  return Number(/\d+/.exec(problem.message)?.[0] ?? 60);
}

/** The seconds that are left, counted down; starts anew with each new problem. */
export function useWaiting(problem: AskProblem | null): number {
  const seconds = secondsToWait(problem);
  const [passed, setPassed] = useState({ problem, seconds: 0 });
  useEffect(() => {
    if (seconds === 0) return undefined;
    const start = clock.now().getTime();
    const timer = setInterval(() => setPassed({ problem, seconds: Math.floor((clock.now().getTime() - start) / 1000) }), 1000);
    return () => clearInterval(timer);
  }, [problem, seconds]);
  return Math.max(0, seconds - (passed.problem === problem ? passed.seconds : 0));
}
