import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { EditIcon } from '#ui/icons.tsx';
import { usePlace } from '#ui/link.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card, DefinitionList, Section } from '#ui/parts/card.tsx';
import { PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, Notice } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { registry } from '../api.ts';
import type { OwnerPage as OwnerAnswer } from '../api.ts';
import { sexWords } from '../choices.ts';
import { NikShown } from '../enterprise/owner_card.tsx';
import { usePageText } from '../enterprise/messages.ts';
import { useColumns } from '../list/columns.tsx';
import { useText } from '../messages.ts';
import { AskedPage } from '../parts/asked_page.tsx';
import { PhoneLinks } from '../parts/phone_links.tsx';
import { useFormText } from './messages.ts';

export default function OwnerPage() {
  const t = useText();
  const { id } = usePlace('id');
  const owner = useAsk(registry, 'registry.getOwner', { id });
  return (
    <AskedPage ask={owner} title={t('owner')} skeleton="cards" rows={3}>
      {(data) => <OwnerView owner={data} />}
    </AskedPage>
  );
}

function OwnerView({ owner }: { owner: OwnerAnswer }) {
  const t = useText();
  const p = usePageText();
  const ft = useFormText();
  const f = useFormat();
  const columns = useColumns();
  const { hasSmartphone } = owner;
  return (
    <>
      <PageHeader
        title={owner.fullName}
        trail={[{ label: t('enterprises'), href: '/usaha' }]}
        lead={owner.areaName ? ft('livesIn', { area: owner.areaName }) : undefined}
        actions={
          !owner.mergedInto &&
          owner.can['registry.updateOwner'] && (
            <LinkButton href={`/pemilik/${owner.id}/ubah`} icon={EditIcon}>
              {t('edit')}
            </LinkButton>
          )
        }
      />
      {owner.mergedInto && <MergedOwner into={owner.mergedInto} />}
      <Section title={ft('ownerData')}>
        <Card>
          <DefinitionList
            items={[
              { term: t('phone'), value: owner.phone && <PhoneLinks phone={owner.phone} name={owner.fullName} /> },
              { term: p('nik'), value: <NikShown owner={owner} /> },
              { term: ft('sex'), value: owner.sex && f.text(sexWords[owner.sex]) },
              { term: ft('birthDate'), value: owner.birthDate && f.day(owner.birthDate) },
              { term: ft('ownerAddress'), value: owner.address },
              { term: ft('email'), value: owner.email },
              { term: ft('smartphone'), value: hasSmartphone === null ? undefined : ft(hasSmartphone ? 'yes' : 'no') },
            ]}
          />
        </Card>
      </Section>
      <Section title={ft('ownerEnterprises')}>
        <DataTable
          id="registry.owner"
          caption={ft('ownerEnterprises')}
          columns={columns}
          rows={owner.enterprises}
          keyOf={(row) => row.id}
          href={(row) => `/usaha/${row.id}`}
          empty={<EmptyState title={ft('ownerNoEnterprises')} />}
        />
      </Section>
    </>
  );
}

/** Two records of one person became one: where the living one is. */
function MergedOwner({ into: { id, fullName } }: { into: NonNullable<OwnerAnswer['mergedInto']> }) {
  const ft = useFormText();
  if (id === null || fullName === null) return <Notice tone="attention" title={ft('ownerMergedElsewhere')} />;
  return (
    <Notice
      tone="attention"
      title={ft('ownerMerged', { name: fullName })}
      action={<LinkButton href={`/pemilik/${id}`}>{ft('ownerMergedOpen', { name: fullName })}</LinkButton>}
    />
  );
}
