import type { OutboxItem } from '#ui/offline/outbox.ts';

/** The form in which a refused item was written; there it is mended and sent again. Items without a form of their own are sent again as they are. */
export function repairAddress({ action, subject, place }: Pick<OutboxItem, 'action' | 'subject' | 'place'>): string | undefined {
  if (action === 'registry.recordVisit') return `/hari-ini/${subject}/kunjungan?perbaiki=${place}`;
  return action === 'registry.registerEnterprise' ? `/hari-ini/baru?perbaiki=${place}` : undefined;
}
