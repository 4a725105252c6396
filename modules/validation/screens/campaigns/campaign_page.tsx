import { useState } from 'react';
import { useAsk, useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { usePlace } from '#ui/link.tsx';
import { Button, VerdictButton } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Figure, FigureRow } from '#ui/parts/figure.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, EmptyState, ErrorState, Notice } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api } from '../api.ts';
import { CampaignChart } from './campaign_chart.tsx';
import { AreaTable, CompanionTable } from './campaign_tables.tsx';
import { CampaignMap } from './campaign_map.tsx';
import { OnTime, StateChip, useFinish } from './campaign_parts.tsx';
import { useCampaignText } from './messages.ts';
import { SecondLooks } from './second_looks.tsx';
import { shownAfterCampaign } from './types.ts';
import type { Campaign } from './types.ts';

/** While visits are shared out the page looks again so often. */
const lookAgainMs = 2000;

export default function CampaignPage() {
  const c = useCampaignText();
  const { id } = usePlace('id');
  const [preparing, setPreparing] = useState(false);
  const asked = useAsk(api, 'validation.getCampaign', { id }, { refetchInterval: preparing ? lookAgainMs : false });
  const isPreparing = asked.data?.state === 'preparing';
  if (isPreparing !== preparing) setPreparing(isPreparing);
  return (
    <Page>
      {!asked.data && <PageHeader title={c('campaigns')} trail={[{ label: c('campaigns'), href: '/kampanye' }]} />}
      <Asked ask={asked} skeleton="figures" rows={4}>
        {(campaign) => <Desk campaign={campaign} />}
      </Asked>
    </Page>
  );
}

function Desk({ campaign }: { campaign: Campaign }) {
  const c = useCampaignText();
  const f = useFormat();
  const finish = useFinish();
  const [closing, setClosing] = useState(false);
  const share = campaign.assigned > 0 && c('ofAssigned', { share: f.percent(Math.round((campaign.visited / campaign.assigned) * 100) / 100) });
  const rows = (state: string) => `/kampanye/${campaign.id}/usaha${state && `?keadaan=${state}`}`;
  return (
    <>
      <PageHeader
        title={campaign.name}
        trail={[{ label: c('campaigns'), href: '/kampanye' }]}
        state={
          <>
            <StateChip state={campaign.state} />
            {campaign.state === 'open' && <OnTime campaign={campaign} />}
          </>
        }
        lead={[c('due', { day: f.day(campaign.dueOn) }), campaign.areaName].filter(Boolean).join(' · ')}
        actions={
          <VerdictButton verdict={campaign.can['validation.closeCampaign']} onClick={() => setClosing(true)}>
            {c('close')}
          </VerdictButton>
        }
      />
      {campaign.state === 'preparing' && (
        <Notice tone="info" title={c('preparing')}>
          {c('sharedSoFar', { n: f.number(campaign.assigned) })}
        </Notice>
      )}
      {campaign.state === 'open' && <p className="text-lg">{finish(campaign.pace)}</p>}
      <FigureRow>
        <Figure label={c('assigned')} value={f.number(campaign.assigned)} href={rows('')} />
        <Figure label={c('visited')} value={f.number(campaign.visited)} href={rows('visited')} change={share && <span>{share}</span>} />
        <Figure label={c('verified')} value={f.number(campaign.verified)} href={rows('verified')} />
        <Figure label={c('closed')} value={f.number(campaign.closed)} href={rows('closed')} />
        <Figure label={c('notFound')} value={f.number(campaign.notFound)} href={rows('not_found')} />
        <Figure label={c('refused')} value={f.number(campaign.refused)} href={rows('refused')} />
      </FigureRow>
      <CampaignChart campaign={campaign} />
      <Section title={c('companions')}>
        <CompanionTable campaign={campaign} />
      </Section>
      <Section title={c('areas')}>
        <AreaTable campaign={campaign} />
      </Section>
      <Section title={c('map')}>{campaign.visited > 0 ? <CampaignMap id={campaign.id} /> : <EmptyState title={c('mapNone')} />}</Section>
      <Section title={c('again')}>
        <SecondLooks campaign={campaign} />
      </Section>
      {closing && <CloseDialog campaign={campaign} onClose={() => setClosing(false)} />}
    </>
  );
}

function CloseDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const c = useCampaignText();
  const f = useFormat();
  const close = useTell(api, 'validation.closeCampaign', {
    invalidates: shownAfterCampaign,
    onDone: () => {
      toast(c('closed2'));
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={c('close')}>
      <p>{c('closeWhat', { n: f.number(campaign.assigned - campaign.visited) })}</p>
      {close.problem && <ErrorState problem={close.problem} />}
      <div className="nk-actions mt-4">
        <Button tone="danger" busy={close.busy} onClick={() => close.send({ id: campaign.id })}>
          {c('close')}
        </Button>
        <Button onClick={onClose}>{c('keep')}</Button>
      </div>
    </Dialog>
  );
}
