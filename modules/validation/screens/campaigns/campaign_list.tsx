import { dayOf } from '#core/dates.ts';
import { useAskPages } from '#ui/ask.ts';
import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { PlusIcon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, ErrorState, ProgressBar, Skeleton } from '#ui/parts/states.tsx';
import { api, useMe } from '../api.ts';
import { StateChip } from './campaign_parts.tsx';
import { useCampaignText } from './messages.ts';
import { neededPerDay } from './pace.ts';
import type { CampaignItem } from './types.ts';

export default function CampaignList() {
  const c = useCampaignText();
  const pages = useAskPages(api, 'validation.listCampaigns', {});
  const mayOpen = useMe()?.can['validation.openCampaign'] !== undefined;
  const open = (
    <LinkButton href="/kampanye/baru" tone="primary" icon={PlusIcon}>
      {c('open')}
    </LinkButton>
  );
  return (
    <Page>
      <PageHeader title={c('campaigns')} lead={c('lead')} actions={mayOpen && open} />
      {pages.problem && <ErrorState problem={pages.problem} again={pages.again} />}
      {pages.loading && <Skeleton kind="cards" rows={3} />}
      {!pages.loading && !pages.problem && pages.items.length === 0 && <EmptyState title={c('none')} action={mayOpen && open} picture />}
      {pages.items.length > 0 && <h2 className="sr-only">{c('list')}</h2>}
      <ul className="grid gap-4">
        {pages.items.map((campaign) => (
          <li key={campaign.id}>
            <Item campaign={campaign} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button busy={pages.loadingMore} onClick={pages.more}>
          {c('more')}
        </Button>
      )}
    </Page>
  );
}

function Item({ campaign }: { campaign: CampaignItem }) {
  const c = useCampaignText();
  const f = useFormat();
  const { assigned, visited, state, dueOn, areaName } = campaign;
  const now = clock.now();
  const needed = neededPerDay(campaign, now);
  const pace = needed === null ? dueOn < dayOf(now) && visited < assigned && c('overdue') : c('neededDaily', { n: f.number(Math.ceil(needed)) });
  const detail = [`${f.number(visited)} / ${f.number(assigned)}`, c('due', { day: f.day(dueOn) }), state === 'open' && pace, areaName];
  return (
    <Card title={<Link href={`/kampanye/${campaign.id}`}>{campaign.name}</Link>} action={<StateChip state={campaign.state} />}>
      <ProgressBar label={c('visited')} value={assigned > 0 ? visited / assigned : 0} detail={detail.filter(Boolean).join(' · ')} />
    </Card>
  );
}
