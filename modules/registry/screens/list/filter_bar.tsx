import { useState } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { FilterIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { FilterBar, SearchBox } from '#ui/parts/filters.tsx';
import type { AppliedFilter } from '#ui/parts/filters.tsx';
import { PickField } from '#ui/parts/picker.tsx';
import { registry } from '../api.ts';
import {
  activityWords,
  documentWords,
  freshnessWords,
  inSentence,
  legalityWords,
  placeWords,
  optionsOf,
  scaleClassWords,
  wordOf,
} from '../choices.ts';
import { listOf } from '../filter.ts';
import type { FilterKey, FilterProps } from '../filter.ts';
import { useText } from '../messages.ts';
import { useClusters, useRegions } from '../places.ts';
import { useAsk } from '#ui/ask.ts';
import { FilterSheet } from './filter_sheet.tsx';
import { useListText } from './messages.ts';

/** Search, the two filters used most, and a sheet with all of them. What is applied stands below as chips. */
export function EnterpriseFilters({ filter, change, clear, searching, countWords }: FilterProps & { searching: boolean; countWords: string }) {
  const t = useText();
  const l = useListText();
  const f = useFormat();
  const [open, setOpen] = useState(false);
  const applied = useApplied({ filter, change, clear });
  const areas = useAreaOptions();
  const legality = listOf(filter.legality);
  return (
    <div className="max-tablet:[&_.nk-search]:min-w-0 max-tablet:[&_.nk-search]:basis-40">
      <FilterBar
        applied={applied}
        onClear={clear}
        search={
          <>
            <SearchBox
              label={l('search')}
              placeholder={l('searchHint')}
              value={filter.search}
              onChange={(search) => change({ search: search.trim() })}
              busy={searching}
            />
            <div className="hidden desk:block desk:w-56">
              <PickField name="area" label={l('area')} optional={false} value={filter.area} onChange={(area) => change({ area })} options={areas} />
            </div>
            <div className="hidden desk:block desk:w-44">
              <SelectField
                name="legality"
                label={t('legality')}
                emptyLabel={legality.length > 1 ? l('several', { n: legality.length }) : l('any')}
                value={legality.length === 1 ? (legality[0] ?? '') : ''}
                onChange={(value) => change({ legality: value })}
                options={optionsOf(legalityWords, f)}
              />
            </div>
            <Button icon={FilterIcon} onClick={() => setOpen(true)}>
              {applied.length > 0 ? l('moreCount', { n: applied.length }) : l('more')}
            </Button>
          </>
        }
      />
      <FilterSheet open={open} onClose={() => setOpen(false)} filter={filter} change={change} clear={clear} areas={areas} countWords={countWords} />
    </div>
  );
}

/** Districts first, then villages with their district: one field finds both, also where there are three hundred. */
export function useAreaOptions() {
  const l = useListText();
  const { districts, villageOptions } = useRegions();
  return [...districts.map((district) => ({ value: district.code, label: l('districtOf', { name: district.name }) })), ...villageOptions];
}

/** Each applied value as a chip that can be taken off by itself. */
export function useApplied({ filter, change }: FilterProps): AppliedFilter[] {
  const t = useText();
  const l = useListText();
  const f = useFormat();
  const regions = useRegions();
  const clusters = useClusters();
  const centres = useAsk(registry, 'registry.listCentres', {}, { enabled: filter.centre !== '', staleTime: 300_000 });
  const chips = (key: FilterKey, label: (value: string) => string): AppliedFilter[] =>
    listOf(filter[key]).map((value) => ({
      label: label(value),
      onRemove: () =>
        change({
          [key]: listOf(filter[key])
            .filter((other) => other !== value)
            .join(','),
        }),
    }));
  const named = (name: string, value: string) => l('applied', { name, value });
  return [
    ...(filter.search ? [{ label: `“${filter.search}”`, onRemove: () => change({ search: '' }) }] : []),
    ...chips('area', (code) =>
      code.length === 8 ? l('districtOf', { name: regions.nameOf(code) ?? code }) : named(l('area'), regions.nameOf(code) ?? code),
    ),
    ...chips('cluster', (code) => named(t('cluster'), clusters.nameOf(code))),
    ...chips('scaleClass', (key) => named(t('scaleClass'), wordOf(scaleClassWords, key, f))),
    ...chips('legality', (key) => named(t('legality'), wordOf(legalityWords, key, f))),
    ...chips('activity', (key) => named(t('activity'), wordOf(activityWords, key, f))),
    ...chips('freshness', (key) => named(l('freshness'), wordOf(freshnessWords, key, f))),
    ...chips('hasDocument', (key) => l('has', { document: inSentence(wordOf(documentWords, key, f)) })),
    ...chips('lacksDocument', (key) => l('lacks', { document: inSentence(wordOf(documentWords, key, f)) })),
    ...chips('place', (key) => wordOf(placeWords, key, f)),
    ...chips('centre', (id) => named(l('centre'), centres.data?.items.find((centre) => centre.id === id)?.name ?? '…')),
  ];
}
