import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Button } from '#ui/parts/button.tsx';
import { CheckGroupField } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import type { Option } from '#ui/parts/fields.tsx';
import { PickField } from '#ui/parts/picker.tsx';
import { registry } from '../api.ts';
import { activityWords, documentWords, freshnessWords, legalityWords, placeWords, optionsOf, scaleClassWords } from '../choices.ts';
import { listOf, narrows } from '../filter.ts';
import type { Filter, FilterKey, FilterProps } from '../filter.ts';
import { useText } from '../messages.ts';
import { useClusters } from '../places.ts';
import { useListText } from './messages.ts';

type SheetProps = FilterProps & { open: boolean; onClose: () => void; areas: Option[]; countWords: string };

/** Every filter. It works at once: the button at the foot already says how many there will be. */
export function FilterSheet({ open, onClose, countWords, clear, ...fields }: SheetProps) {
  const l = useListText();
  const actions = (
    <>
      <Button tone="primary" onClick={onClose}>
        {l('show', { count: countWords })}
      </Button>
      {narrows(fields.filter) && <Button onClick={clear}>{l('clear')}</Button>}
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={l('sheet')} wide actions={actions}>
      <SheetFields {...fields} />
    </Dialog>
  );
}

function SheetFields({ filter, change, areas }: { filter: Filter; change: (some: Partial<Filter>) => void; areas: Option[] }) {
  const t = useText();
  const l = useListText();
  const f = useFormat();
  const clusters = useClusters();
  const centres = useAsk(registry, 'registry.listCentres', {}, { staleTime: 300_000 });
  const many = (key: FilterKey) => ({
    name: `filter-${key}`,
    optional: false,
    value: listOf(filter[key]),
    onChange: (values: string[]) => change({ [key]: values.join(',') }),
  });
  const one = (key: FilterKey) => ({
    name: `filter-${key}`,
    optional: false,
    value: filter[key],
    onChange: (value: string) => change({ [key]: value }),
    emptyLabel: l('any'),
  });
  const centreOptions = (centres.data?.items ?? []).map((centre) => ({ value: centre.id, label: centre.name }));
  return (
    <div className="grid grid-cols-1 gap-6 tablet:grid-cols-2">
      <div className="grid content-start gap-6">
        <PickField {...one('area')} label={l('area')} options={areas} />
        <CheckGroupField {...many('legality')} label={t('legality')} options={optionsOf(legalityWords, f)} />
        <SelectField {...one('lacksDocument')} label={l('lacksDocument')} options={optionsOf(documentWords, f)} />
        <SelectField {...one('hasDocument')} label={l('hasDocument')} options={optionsOf(documentWords, f)} />
        <SelectField {...one('freshness')} label={l('freshness')} options={optionsOf(freshnessWords, f)} />
        <SelectField {...one('place')} label={l('place')} options={optionsOf(placeWords, f)} />
        {centreOptions.length > 0 && <SelectField {...one('centre')} label={l('centre')} options={centreOptions} />}
        <CheckGroupField {...many('scaleClass')} label={t('scaleClass')} options={optionsOf(scaleClassWords, f)} />
      </div>
      <div className="grid content-start gap-6">
        <CheckGroupField {...many('cluster')} label={t('cluster')} options={clusters.options(listOf(filter.cluster))} />
        <CheckGroupField {...many('activity')} label={t('activity')} options={optionsOf(activityWords, f)} />
      </div>
    </div>
  );
}
