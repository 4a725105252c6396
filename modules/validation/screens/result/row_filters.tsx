import { useFormat } from '#ui/i18n.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { FilterBar } from '#ui/parts/filters.tsx';
import { outcomes, severities } from '../../words.ts';
import type { Outcome, Severity } from '../../words.ts';
import type { Import } from '../api.ts';
import { outcomeWords, severityWords } from '../words.ts';
import { useResultText } from './messages.ts';
import type { RowFilter } from './row_filter.ts';

export function RowFilters({ found, filter, narrow }: { found: Import; filter: RowFilter; narrow: (filter: RowFilter) => void }) {
  const r = useResultText();
  const f = useFormat();
  const { outcome, severity, code } = filter;
  const without = (key: keyof RowFilter) => narrow(Object.fromEntries(Object.entries(filter).filter(([name]) => name !== key)));
  const put = (key: keyof RowFilter, value: string) => (value === '' ? without(key) : narrow({ ...filter, [key]: value as Outcome & Severity }));
  const messageOf = (one: string) => found.problems.find((problem) => problem.code === one)?.message ?? one;
  const applied = [
    ...(outcome ? [{ label: f.text(outcomeWords[outcome].text), onRemove: () => without('outcome') }] : []),
    ...(severity ? [{ label: f.text(severityWords[severity].text), onRemove: () => without('severity') }] : []),
    ...(code ? [{ label: messageOf(code), onRemove: () => without('code') }] : []),
  ];
  return (
    <FilterBar applied={applied} onClear={() => narrow({})}>
      <SelectField
        name="hasil"
        label={r('outcome')}
        value={outcome ?? ''}
        onChange={(value) => put('outcome', value)}
        emptyLabel={r('all')}
        options={outcomes.map((one) => ({ value: one, label: f.text(outcomeWords[one].text) }))}
      />
      <SelectField
        name="jenis"
        label={r('severity')}
        value={severity ?? ''}
        onChange={(value) => put('severity', value)}
        emptyLabel={r('all')}
        options={severities.map((one) => ({ value: one, label: f.text(severityWords[one].text) }))}
      />
      <SelectField
        name="alasan"
        label={r('code')}
        value={code ?? ''}
        onChange={(value) => put('code', value)}
        emptyLabel={r('all')}
        options={found.problems.map((problem) => ({ value: problem.code, label: `${problem.message} (${f.number(problem.n)})` }))}
      />
    </FilterBar>
  );
}
