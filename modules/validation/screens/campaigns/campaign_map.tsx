import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { useGo } from '#ui/link.tsx';
import { PlaceMap } from '#ui/parts/map.tsx';
import { Asked, EmptyState } from '#ui/parts/states.tsx';
import { api, useVillageNames } from '../api.ts';
import { useCampaignText } from './messages.ts';

const tones: Record<string, 'done' | 'info' | 'attention' | 'error'> = {
  active: 'done',
  seasonal: 'info',
  refused: 'attention',
  closed: 'error',
  not_found: 'error',
};

/** Where visits were made; the rows of the campaign are the keyboard's way. */
export function CampaignMap({ id }: { id: string }) {
  const c = useCampaignText();
  const f = useFormat();
  const go = useGo();
  const villages = useVillageNames();
  return (
    <Asked ask={useAsk(api, 'validation.mapCampaign', { id })} skeleton="cards" rows={1}>
      {({ points, shown, total }) =>
        points.length === 0 ? (
          <EmptyState title={c('mapNone')} />
        ) : (
          <>
            <PlaceMap
              label={c('mapLabel')}
              villages={villages}
              points={points.map((point) => ({
                id: point.enterpriseId,
                lat: point.latitude,
                lng: point.longitude,
                label: point.name,
                tone: tones[point.outcome] ?? 'info',
              }))}
              onSelect={(enterpriseId) => go(`/usaha/${enterpriseId}`)}
            />
            <p className="text-sm text-soft">{c('mapShown', { shown: f.number(shown), total: f.number(total) })}</p>
          </>
        )
      }
    </Asked>
  );
}
