import { useAsk } from '#ui/ask.ts';
import { Link, useSearchWord } from '#ui/link.tsx';
import { Section } from '#ui/parts/card.tsx';
import { SearchBox } from '#ui/parts/filters.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, EmptyState } from '#ui/parts/states.tsx';
import { TaskList } from '#ui/parts/task_list.tsx';
import { accounts, registry, useMe } from '../api.ts';
import { listAddress } from '../filter.ts';
import { useSearchText } from './messages.ts';

/** Enough to recognise what was meant; the lists show the rest. */
const shown = 10;

/** The one box that finds what people really type; each part of town that knows it answers below. */
export default function SearchPage() {
  const t = useSearchText();
  const [typed, setTyped] = useSearchWord('q');
  const can = useMe()?.can ?? {};
  const words = typed.trim();
  return (
    <Page narrow>
      <PageHeader title={t('title')} lead={t('lead')} />
      <SearchBox label={t('label')} value={typed} onChange={setTyped} />
      {words === '' && <EmptyState title={t('empty')} />}
      {words !== '' && can['registry.listEnterprises'] && <Enterprises words={words} />}
      {words !== '' && can['accounts.listPeople'] && <People words={words} />}
    </Page>
  );
}

function Enterprises({ words }: { words: string }) {
  const t = useSearchText();
  const found = useAsk(registry, 'registry.listEnterprises', { search: words, limit: shown });
  return (
    <Section title={t('enterprises')}>
      <Asked ask={found} skeleton="text">
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-soft">{t('none')}</p>
          ) : (
            <>
              <TaskList
                items={items.map((one) => ({
                  tone: 'info',
                  href: `/usaha/${one.id}`,
                  title: one.name,
                  detail: [one.owner?.fullName ?? t('noOwner'), one.villageName ?? one.districtName].filter(Boolean).join(' · '),
                }))}
              />
              {items.length === shown && <Link href={listAddress({ search: words })}>{t('all')}</Link>}
            </>
          )
        }
      </Asked>
    </Section>
  );
}

function People({ words }: { words: string }) {
  const t = useSearchText();
  const found = useAsk(accounts, 'accounts.listPeople', { search: words, limit: shown });
  return (
    <Section title={t('people')}>
      <Asked ask={found} skeleton="text">
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-soft">{t('none')}</p>
          ) : (
            <>
              <TaskList
                items={items.map((one) => ({
                  tone: 'info',
                  href: `/orang/${one.id}`,
                  title: one.fullName,
                  detail: one.holdings.flatMap((h) => h.areaName ?? []).join(', ') || t('noArea'),
                }))}
              />
              {items.length === shown && <Link href="/orang">{t('allPeople')}</Link>}
            </>
          )
        }
      </Asked>
    </Section>
  );
}
