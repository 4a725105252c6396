import { useAsk } from '#ui/ask.ts';
import { useAskPages } from '#ui/ask_pages.ts';
import { useFormat } from '#ui/i18n.tsx';
import { useSearchWord } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { FilterBar } from '#ui/parts/filters.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { PickField } from '#ui/parts/picker.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { api } from './api.ts';
import { About, By, Seal, What } from './audit_cells.tsx';
import { actionName, actionWords, useAuditText } from './audit_words.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default function AuditPage() {
  const t = useAuditText();
  const filters = useFilters();
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid gap-4">
        <FilterBar applied={filters.applied} onClear={filters.clear}>
          <ActionFilter action={filters.action} onChange={filters.setAction} />
          <PersonFilter id={filters.person} shown={filters.personName} onChange={filters.setPerson} />
        </FilterBar>
        <Events filters={filters} />
      </div>
    </Page>
  );
}

type Filters = ReturnType<typeof useFilters>;

/** What the list is cut to lies in the address, so that a page about one person can lead here. */
function useFilters() {
  const t = useAuditText();
  const f = useFormat();
  const [action, setAction] = useSearchWord('kejadian');
  const [person, setPerson] = useSearchWord('orang');
  const [subject, setSubject] = useSearchWord('subjek');
  const personName = usePersonName(person);
  const subjectName = usePersonName(subject);
  const applied = [
    ...(action ? [{ label: t('actionIs', { name: actionName(f, action) }), onRemove: () => setAction('') }] : []),
    ...(person ? [{ label: t('byPerson', { name: personName }), onRemove: () => setPerson('') }] : []),
    ...(subject ? [{ label: t('aboutSubject', { name: subjectName }), onRemove: () => setSubject('') }] : []),
  ];
  const clear = () => {
    setAction('');
    setPerson('');
    setSubject('');
  };
  return { action, setAction, person, setPerson, personName, subject, applied, clear };
}

/** The name where the id is a person's; the end of the id where it is something else's. */
function usePersonName(id: string): string {
  const person = useAsk(api, 'accounts.getPerson', { id }, { enabled: uuid.test(id), staleTime: 300_000 });
  return person.data?.fullName ?? `…${id.slice(-6)}`;
}

function Events({ filters }: { filters: Filters }) {
  const t = useAuditText();
  const f = useFormat();
  const { action, person, subject } = filters;
  const pages = useAskPages(api, 'accounts.listAuditEvents', {
    ...(action && { action }),
    ...(uuid.test(person) && { personId: person }),
    ...(subject && { subjectId: subject }),
  });
  const isCut = filters.applied.length > 0;
  return (
    <DataTable
      id="accounts.trail"
      caption={t('title')}
      rows={pages.items}
      keyOf={(event) => event.id}
      pages={pages}
      columns={[
        { key: 'event', title: t('event'), render: (event) => <What event={event} /> },
        { key: 'by', title: t('by'), render: (event) => <By event={event} /> },
        { key: 'about', title: t('about'), render: (event) => <About event={event} /> },
        { key: 'at', title: t('at'), render: (event) => <time dateTime={event.at}>{f.instant(event.at)}</time> },
        { key: 'seal', title: t('seal'), phone: 'chip', render: (event) => <Seal sealed={event.sealed} /> },
      ]}
      empty={<EmptyState title={t(isCut ? 'noneFound' : 'none')} action={isCut && <Button onClick={filters.clear}>{t('clear')}</Button>} />}
    />
  );
}

function ActionFilter({ action, onChange }: { action: string; onChange: (action: string) => void }) {
  const t = useAuditText();
  const f = useFormat();
  const names = [...new Set([...Object.keys(actionWords), ...(action ? [action] : [])])];
  const options = names.map((name) => ({ value: name, label: actionName(f, name) })).sort((a, b) => a.label.localeCompare(b.label));
  return <SelectField name="kejadian" label={t('action')} value={action} onChange={onChange} emptyLabel={t('everyAction')} options={options} />;
}

function PersonFilter({ id, shown, onChange }: { id: string; shown: string; onChange: (id: string) => void }) {
  const t = useAuditText();
  const search = async (typed: string) => {
    const { items } = await api.call('accounts.listPeople', { ...(typed && { search: typed.slice(0, 100) }), limit: 20 });
    return items.map((person) => ({ value: person.id, label: person.fullName, ...(person.userName && { hint: person.userName }) }));
  };
  return <PickField name="orang" label={t('person')} value={id} shown={shown} onChange={onChange} search={search} />;
}
