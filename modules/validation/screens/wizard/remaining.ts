import { useState } from 'react';
import type { Text } from '#core/text.ts';
import { clock } from '#ui/clock.ts';
import type { Progress } from '../api.ts';

export type Sample = { phase: string; done: number; atMs: number };

/** Seconds still needed at the speed since `start`; undefined until there is enough to judge by. */
export function remainingSeconds(start: Sample, { done, total }: Pick<Progress, 'done' | 'total'>, nowMs: number): number | undefined {
  const seconds = (nowMs - start.atMs) / 1000;
  const did = done - start.done;
  return seconds < 2 || did <= 0 || total <= done ? undefined : ((total - done) * seconds) / did;
}

/** `kira-kira 40 detik lagi`: in tens, then in minutes; nobody believes seconds. */
export function remainingWords(seconds: number): Text {
  if (seconds < 10) return { id: 'Sebentar lagi selesai.', en: 'Nearly done.' };
  if (seconds < 90) {
    const tens = Math.ceil(seconds / 10) * 10;
    return { id: `Kira-kira ${tens} detik lagi.`, en: `About ${tens} seconds left.` };
  }
  const minutes = Math.round(seconds / 60);
  return { id: `Kira-kira ${minutes} menit lagi.`, en: `About ${minutes} minute${minutes === 1 ? '' : 's'} left.` };
}

export function useRemaining(progress: Progress | null): Text | undefined {
  const nowMs = clock.now().getTime();
  const [start, setStart] = useState<Sample>();
  if (progress && (start?.phase !== progress.phase || progress.done < start.done))
    setStart({ phase: progress.phase, done: progress.done, atMs: nowMs });
  const seconds = progress && start ? remainingSeconds(start, progress, nowMs) : undefined;
  return seconds === undefined ? undefined : remainingWords(seconds);
}
