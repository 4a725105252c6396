import { Notice } from '#ui/parts/states.tsx';
import type { Import } from '../api.ts';

/** What concerns the whole file: another region, one NIK on many rows, columns that never change. */
export function FileNotices({ found, besides = [] }: { found: Import; besides?: readonly string[] }) {
  const notices = found.notices.filter(({ code }) => !besides.includes(code));
  if (notices.length === 0) return null;
  return (
    <Notice tone="attention">
      <ul className="grid gap-1">
        {notices.map(({ code, message }) => (
          <li key={code + message}>{message}</li>
        ))}
      </ul>
    </Notice>
  );
}
