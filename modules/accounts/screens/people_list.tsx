import type { Role } from '#core/policy.ts';
import { roles } from '#core/policy.ts';
import { useAskPages } from '#ui/ask_pages.ts';
import { useFormat } from '#ui/i18n.tsx';
import { PlusIcon } from '#ui/icons.tsx';
import { useSearchWord } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { FilterBar, SearchBox } from '#ui/parts/filters.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { api, useMe } from './api.ts';
import { holdingWords, roleNames, useText } from './messages.ts';
import { usePeopleText } from './people_messages.ts';
import { PersonState } from './person_state.tsx';

export default function PeopleListPage() {
  const t = usePeopleText();
  const words = useText();
  const f = useFormat();
  const can = useMe().data?.can ?? {};
  const [search, setSearch] = useSearchWord('q');
  const [wanted, setRole] = useSearchWord('peran');
  const role = roles.find((one) => one === wanted);
  const pages = useAskPages(api, 'accounts.listPeople', { ...(search.trim() && { search: search.trim().slice(0, 100) }), ...(role && { role }) });
  const invite = can['accounts.invitePerson'] === true && (
    <LinkButton href="/orang/undang" tone="primary" icon={PlusIcon}>
      {t('invite')}
    </LinkButton>
  );
  const showAll = () => {
    setSearch('');
    setRole('');
  };
  const isCut = search !== '' || role !== undefined;
  return (
    <Page>
      <PageHeader title={words('people')} lead={t('lead')} actions={invite} />
      <div className="grid gap-4">
        <FilterBar
          search={<SearchBox label={t('search')} value={search} onChange={setSearch} />}
          applied={role ? [{ label: t('roleIs', { role: f.text(roleNames[role]) }), onRemove: () => setRole('') }] : []}
        >
          <RoleFilter role={role} onChange={setRole} />
        </FilterBar>
        <DataTable
          id="accounts.people"
          caption={words('people')}
          rows={pages.items}
          keyOf={(person) => person.id}
          href={(person) => `/orang/${person.id}`}
          pages={pages}
          columns={[
            { key: 'name', title: words('name'), render: (person) => person.fullName },
            {
              key: 'roles',
              title: words('roles'),
              kind: 'prose',
              render: (person) => person.holdings.map((holding) => <div key={holding.id}>{holdingWords(f, holding)}</div>),
            },
            { key: 'userName', title: words('userName'), render: (person) => person.userName ?? '–' },
            { key: 'phone', title: words('phone'), render: (person) => person.phone ?? '–' },
            { key: 'state', title: t('state'), phone: 'chip', render: (person) => <PersonState person={person} /> },
          ]}
          empty={<EmptyState title={t(isCut ? 'noneFound' : 'none')} action={isCut ? <Button onClick={showAll}>{t('clear')}</Button> : invite} />}
        />
      </div>
    </Page>
  );
}

function RoleFilter({ role, onChange }: { role: Role | undefined; onChange: (role: string) => void }) {
  const t = usePeopleText();
  const words = useText();
  const f = useFormat();
  return (
    <SelectField
      name="peran"
      label={words('role')}
      value={role ?? ''}
      onChange={onChange}
      emptyLabel={t('everyRole')}
      options={roles.map((one) => ({ value: one, label: f.text(roleNames[one]) }))}
      optional={false}
    />
  );
}
