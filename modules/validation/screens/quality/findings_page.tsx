import { useMemo, useState } from 'react';
import { useAsk, useAskPages } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { useSearchWord } from '#ui/link.tsx';
import { CheckField } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { FilterBar } from '#ui/parts/filters.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { severities } from '../../words.ts';
import { api, useMe } from '../api.ts';
import { AcceptDialog } from './accept_dialog.tsx';
import { useFindingColumns } from './finding_columns.tsx';
import { useQualityText } from './messages.ts';
import { RepairSelected } from './repair_selected.tsx';
import type { Finding } from './types.ts';
import { findingWords } from './words.ts';

const keyOf = (row: Finding) => `${row.rule} ${row.enterprise.id}`;

export default function FindingsPage() {
  const q = useQualityText();
  const { filter, controls } = useFilter();
  const pages = useAskPages(api, 'validation.listFindings', filter);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const [accepting, accept] = useState<Finding>();
  // Who only reads is offered nothing to tick.
  const can = useMe()?.can;
  const mayRepair = can?.['validation.repairFindings'] === true;
  const columns = useFindingColumns(can?.['validation.acceptFinding'] === true ? accept : undefined);
  const chosen = useMemo(() => pages.items.filter((row) => row.repair !== null && selected.has(keyOf(row))), [pages.items, selected]);
  const rule = controls.rules.find((one) => one.code === filter.rule);
  return (
    <Page>
      <PageHeader title={rule?.title ?? q('findings')} lead={rule?.advice ?? q('findingsLead')} trail={[{ label: q('title'), href: '/mutu' }]} />
      <Filters controls={controls} />
      <DataTable
        id="validation.findings"
        caption={q('caption')}
        columns={columns}
        rows={pages.items}
        keyOf={keyOf}
        pages={pages}
        {...(mayRepair && {
          selection: { selected, onChange: select },
          selectionActions: <RepairSelected chosen={chosen} onDone={() => select(new Set())} />,
        })}
        empty={<EmptyState title={q(Object.keys(filter).length > 0 ? 'noFindingsFiltered' : 'noFindings')} />}
      />
      {accepting && <AcceptDialog finding={accepting} onClose={() => accept(undefined)} />}
    </Page>
  );
}

type Controls = ReturnType<typeof useFilter>['controls'];

function useFilter() {
  const [rule, setRule] = useSearchWord('aturan');
  const [severityWord, setSeverity] = useSearchWord('bobot');
  const [area, setArea] = useSearchWord('wilayah');
  const [source, setSource] = useSearchWord('asal');
  const [repairable, setRepairable] = useSearchWord('perbaikan');
  const severity = severities.find((one) => one === severityWord);
  const quality = useAsk(api, 'validation.getQuality', {}, { staleTime: 60_000 });
  const filter = {
    ...(rule && { rule }),
    ...(severity && { severity }),
    ...(area && { area }),
    ...(source && { source }),
    ...(repairable === 'ya' && { repairable: 'true' as const }),
  };
  const controls = { rule, setRule, severity, setSeverity, area, setArea, source, setSource, repairable: repairable === 'ya', setRepairable };
  return {
    filter,
    controls: { ...controls, rules: quality.data?.rules ?? [], areas: quality.data?.areas ?? [], sources: quality.data?.sources ?? [] },
  };
}

function Filters({ controls: c }: { controls: Controls }) {
  const q = useQualityText();
  const f = useFormat();
  const ruleTitle = c.rules.find((one) => one.code === c.rule)?.title ?? c.rule;
  const areaName = c.areas.find((one) => one.area === c.area)?.name ?? c.area;
  const sourceLabel = c.sources.find((one) => one.source === c.source)?.label ?? c.source;
  const applied = [
    ...(c.rule ? [{ label: ruleTitle, onRemove: () => c.setRule('') }] : []),
    ...(c.severity ? [{ label: f.text(findingWords[c.severity].text), onRemove: () => c.setSeverity('') }] : []),
    ...(c.area ? [{ label: areaName, onRemove: () => c.setArea('') }] : []),
    ...(c.source ? [{ label: sourceLabel, onRemove: () => c.setSource('') }] : []),
  ];
  return (
    <FilterBar applied={applied}>
      <SelectField
        name="aturan"
        label={q('rule')}
        value={c.rule}
        onChange={c.setRule}
        emptyLabel={q('all')}
        options={c.rules.map((rule) => ({ value: rule.code, label: `${rule.title} (${f.number(rule.n)})` }))}
      />
      <SelectField
        name="bobot"
        label={q('severity')}
        value={c.severity ?? ''}
        onChange={c.setSeverity}
        emptyLabel={q('all')}
        options={severities.map((one) => ({ value: one, label: f.text(findingWords[one].text) }))}
      />
      <SelectField
        name="wilayah"
        label={q('area')}
        value={c.area}
        onChange={c.setArea}
        emptyLabel={q('all')}
        options={c.areas.map((one) => ({ value: one.area, label: one.name }))}
      />
      <CheckField name="perbaikan" label={q('onlyRepairable')} value={c.repairable} onChange={(on) => c.setRepairable(on ? 'ya' : '')} />
    </FilterBar>
  );
}
