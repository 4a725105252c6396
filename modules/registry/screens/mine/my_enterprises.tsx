import { useState } from 'react';
import { useAsk } from '#ui/ask.ts';
import { useAskPages } from '#ui/ask_pages.ts';
import { useFormat } from '#ui/i18n.tsx';
import { AttentionIcon, DoneIcon, Icon } from '#ui/icons.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, EmptyState, ErrorState, Skeleton } from '#ui/parts/states.tsx';
import type { DocumentKind } from '../../contract/index.ts';
import { registry } from '../api.ts';
import type { Enterprise, Item } from '../api.ts';
import { activityTones, activityWords, documentAdvice, documentWords } from '../choices.ts';
import { AddDocument } from '../enterprise/document_dialogs.tsx';
import { usePageText } from '../enterprise/messages.ts';
import { useClusters } from '../places.ts';
import { useMineText } from './messages.ts';
import { MyDocuments } from './my_documents.tsx';

/** For an owner who is nervous of forms: one calm card per enterprise, what is missing, and one button for it. */
export default function MyEnterprisesPage() {
  const m = useMineText();
  const pages = useAskPages(registry, 'registry.listMyEnterprises', {});
  return (
    <Page narrow>
      <PageHeader title={m('title')} lead={m('lead')} />
      {pages.loading && <Skeleton kind="cards" rows={3} />}
      {pages.problem && <ErrorState problem={pages.problem} again={pages.again} />}
      {!pages.loading && !pages.problem && pages.items.length === 0 && <EmptyState title={m('empty')} picture />}
      {pages.items.map((item) => (
        <MyEnterprise key={item.id} item={item} />
      ))}
      {pages.items.length > 0 && <p className="text-soft">{m('correct')}</p>}
    </Page>
  );
}

function MyEnterprise({ item }: { item: Item }) {
  const m = useMineText();
  const f = useFormat();
  const clusters = useClusters();
  const enterprise = useAsk(registry, 'registry.getEnterprise', { id: item.id });
  return (
    <Card>
      <div className="grid gap-1">
        <h2>{item.name}</h2>
        <p className="text-soft">{[item.cluster && clusters.nameOf(item.cluster), item.villageName].filter(Boolean).join(' · ')}</p>
        <span>
          <Chip tone={activityTones[item.activity]}>{f.text(activityWords[item.activity])}</Chip>
        </span>
      </div>
      <Asked ask={enterprise}>{(data) => <WhatIsMissing enterprise={data} />}</Asked>
      <div>
        <LinkButton href={`/usaha/${item.id}`} label={`${m('open')}: ${item.name}`}>
          {m('open')}
        </LinkButton>
      </div>
    </Card>
  );
}

function WhatIsMissing({ enterprise }: { enterprise: Enterprise }) {
  const m = useMineText();
  const p = usePageText();
  const f = useFormat();
  const [adding, setAdding] = useState<DocumentKind>();
  return (
    <>
      {enterprise.legalityGap.length === 0 ? (
        <p className="flex items-center gap-2 text-daun-ink">
          <Icon of={DoneIcon} /> {m('complete')}
        </p>
      ) : (
        <section className="grid gap-3" aria-label={m('missing')}>
          <h3>{m('missing')}</h3>
          <ul className="grid gap-3">
            {enterprise.legalityGap.flatMap(([kind, ...others]) =>
              kind
                ? [
                    <li key={kind} className="grid gap-2 rounded-base bg-sunken p-4">
                      <p className="flex items-center gap-2 font-semibold">
                        <span className="text-kunyit-ink">
                          <Icon of={AttentionIcon} />
                        </span>{' '}
                        {[kind, ...others].map((one) => f.text(documentWords[one])).join(p('or'))}
                      </p>
                      <p>{f.text(documentAdvice[kind])}</p>
                      {enterprise.can['registry.addDocument'] === true && (
                        <div>
                          <Button tone="primary" onClick={() => setAdding(kind)} label={m('sendFor', { document: f.text(documentWords[kind]) })}>
                            {m('send')}
                          </Button>
                        </div>
                      )}
                    </li>,
                  ]
                : [],
            )}
          </ul>
          {enterprise.legalBasis && <p className="text-sm text-soft">{p('basis', { basis: enterprise.legalBasis })}</p>}
        </section>
      )}
      <MyDocuments enterprise={enterprise} />
      {adding && <AddDocument enterprise={enterprise} kind={adding} onClose={() => setAdding(undefined)} />}
    </>
  );
}
