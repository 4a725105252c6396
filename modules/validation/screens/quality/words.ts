import type { Text } from '#core/text.ts';
import type { Tone } from '#ui/parts/chip.tsx';
import type { Severity } from '../../words.ts';

/** Of data that are on record: a finding turns nothing away, it asks for a look. */
export const findingWords: Record<Severity, { text: Text; tone: Tone }> = {
  error: { text: { id: 'Kesalahan', en: 'Error' }, tone: 'error' },
  warning: { text: { id: 'Peringatan', en: 'Warning' }, tone: 'attention' },
  hint: { text: { id: 'Catatan', en: 'Hint' }, tone: 'info' },
};

export type FindingFilter = { rule?: string; severity?: Severity; area?: string; source?: string; repairable?: boolean };

/** The words of the address, so that a figure can be a door and a view can be shared. */
export function findingsAddress({ rule, severity, area, source, repairable }: FindingFilter): string {
  const words = new URLSearchParams({
    ...(rule && { aturan: rule }),
    ...(severity && { bobot: severity }),
    ...(area && { wilayah: area }),
    ...(source && { asal: source }),
    ...(repairable && { perbaikan: 'ya' }),
  }).toString();
  return `/mutu/temuan${words && `?${words}`}`;
}
