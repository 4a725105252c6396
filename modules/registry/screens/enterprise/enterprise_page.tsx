import { useState } from 'react';
import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { EditIcon, MapPinIcon, PrintIcon } from '#ui/icons.tsx';
import { usePlace } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { PageHeader } from '#ui/parts/page.tsx';
import { Slotted } from '#ui/slot.tsx';
import type { DocumentKind } from '../../contract/index.ts';
import { registry, useMe } from '../api.ts';
import type { Enterprise } from '../api.ts';
import { activityTones, activityWords, legalityTones, legalityWords, scaleClassWords } from '../choices.ts';
import { useText } from '../messages.ts';
import { AskedPage } from '../parts/asked_page.tsx';
import { onEnterprise } from '../slots.ts';
import { CentresCard } from './centres_card.tsx';
import { DocumentsCard } from './documents_card.tsx';
import { AddDocument } from './document_dialogs.tsx';
import { ConflictBand } from '../conflicts/on_page.tsx';
import { ExportsCard } from './exports_card.tsx';
import { BusinessCard, PlaceCard, ProductionCard } from './facts.tsx';
import { FiguresCard, RecordFigures } from './figures_card.tsx';
import { FreshnessCard } from './freshness_card.tsx';
import { MergedBand, readOnlyWhenMerged } from './merged_band.tsx';
import { usePageText } from './messages.ts';
import { OwnerCard } from './owner_card.tsx';
import { PhotosCard } from './photos_card.tsx';
import { TimelineCard } from './timeline_card.tsx';
import { TodoCard } from './todo_card.tsx';
import { VisitsCard } from './visits_card.tsx';

export default function EnterprisePage() {
  const t = useText();
  const { id } = usePlace('id');
  const enterprise = useAsk(registry, 'registry.getEnterprise', { id });
  return (
    <AskedPage ask={enterprise} title={t('enterprise')} skeleton="cards" rows={5}>
      {(data) => <EnterpriseView enterprise={readOnlyWhenMerged(data)} />}
    </AskedPage>
  );
}

function EnterpriseView({ enterprise }: { enterprise: Enterprise }) {
  const p = usePageText();
  const [dialog, setDialog] = useState<{ add: DocumentKind } | 'figures'>();
  const close = () => setDialog(undefined);
  return (
    <>
      <Header enterprise={enterprise} />
      <MergedBand enterprise={enterprise} />
      {!enterprise.mergedInto && (
        <TodoCard enterprise={enterprise} onAddDocument={(kind) => setDialog({ add: kind })} onFigures={() => setDialog('figures')} />
      )}
      <ConflictBand enterpriseId={enterprise.id} />
      <Slotted of={onEnterprise} with={{ enterpriseId: enterprise.id, can: enterprise.can }} />
      <h2 className="sr-only">{p('facts')}</h2>
      <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-[minmax(0,2fr)_minmax(300px,1fr)] desk:gap-6">
        <div className="grid grid-cols-1 gap-4 desk:gap-6">
          <BusinessCard enterprise={enterprise} />
          <DocumentsCard enterprise={enterprise} />
          <FiguresCard enterprise={enterprise} onRecord={() => setDialog('figures')} />
          <ProductionCard enterprise={enterprise} />
          <VisitsCard enterprise={enterprise} />
          <FreshnessCard enterprise={enterprise} />
        </div>
        <div className="grid grid-cols-1 gap-4 desk:gap-6">
          <OwnerCard enterprise={enterprise} />
          <PlaceCard enterprise={enterprise} />
          <PhotosCard enterprise={enterprise} />
          <CentresCard enterprise={enterprise} />
          <ExportsCard enterprise={enterprise} />
        </div>
      </div>
      {enterprise.can['registry.listTimeline'] && <TimelineCard enterprise={enterprise} />}
      {typeof dialog === 'object' && <AddDocument enterprise={enterprise} kind={dialog.add} onClose={close} />}
      {dialog === 'figures' && <RecordFigures enterprise={enterprise} onClose={close} />}
    </>
  );
}

function Header({ enterprise }: { enterprise: Enterprise }) {
  const t = useText();
  const p = usePageText();
  const f = useFormat();
  const me = useMe();
  const { id, can } = enterprise;
  const village = enterprise.villageName ?? enterprise.districtName ?? t('noVillage');
  const lead = [
    p('by', { owner: enterprise.owner?.fullName ?? t('noOwner'), village }),
    ...(enterprise.brand ? [p('brandOf', { brand: enterprise.brand })] : []),
  ].join(' · ');
  const trail = me?.can['registry.listEnterprises'] ? { label: t('enterprises'), href: '/usaha' } : { label: t('enterprises'), href: '/usaha-saya' };
  return (
    <PageHeader
      title={enterprise.name}
      trail={[trail]}
      lead={lead}
      state={
        <>
          <Chip tone={activityTones[enterprise.activity]}>{f.text(activityWords[enterprise.activity])}</Chip>
          <Chip tone={legalityTones[enterprise.legality]}>
            {t('legality')}: {f.text(legalityWords[enterprise.legality])}
          </Chip>
          {enterprise.scaleClass !== 'unknown' && <Chip>{f.text(scaleClassWords[enterprise.scaleClass])}</Chip>}
        </>
      }
      actions={
        <>
          {can['registry.verifyEnterprise'] && (
            <LinkButton href={`/usaha/${id}/kunjungan`} tone="primary" icon={MapPinIcon}>
              {p('visit')}
            </LinkButton>
          )}
          {can['registry.updateEnterprise'] && (
            <LinkButton href={`/usaha/${id}/ubah`} icon={EditIcon}>
              {t('edit')}
            </LinkButton>
          )}
          <span className="hidden tablet:contents">
            <Button icon={PrintIcon} onClick={() => window.print()}>
              {t('print')}
            </Button>
          </span>
        </>
      }
    />
  );
}
