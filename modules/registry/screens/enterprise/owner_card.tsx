import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { EyeIcon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card, DefinitionList } from '#ui/parts/card.tsx';
import { Copyable } from '#ui/parts/copyable.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/fields.tsx';
import { Mask } from '#ui/parts/person.tsx';
import { registry } from '../api.ts';
import type { Enterprise, Owner } from '../api.ts';
import { useText } from '../messages.ts';
import { PhoneLinks } from '../parts/phone_links.tsx';
import { usePageText } from './messages.ts';

export function OwnerCard({ enterprise }: { enterprise: Enterprise }) {
  const t = useText();
  const p = usePageText();
  const { owner, siblings, phone, name } = enterprise;
  return (
    <Card title={t('owner')}>
      {owner ? (
        <>
          <p className="font-semibold">
            {owner.can['registry.getOwner'] ? <Link href={`/pemilik/${owner.id}`}>{owner.fullName}</Link> : owner.fullName}
          </p>
          <DefinitionList
            items={[
              { term: t('phone'), value: owner.phone && <PhoneLinks phone={owner.phone} name={owner.fullName} /> },
              ...(phone && phone !== owner.phone ? [{ term: p('businessPhone'), value: <PhoneLinks phone={phone} name={name} /> }] : []),
              { term: p('nik'), value: <NikShown owner={owner} />, unknown: p('nikNone') },
            ]}
          />
          {owner.hasSmartphone === false && <p className="text-sm text-soft">{p('noSmartphone')}</p>}
        </>
      ) : (
        <p className="nk-unknown">{t('noOwner')}</p>
      )}
      {siblings.length > 0 && (
        <div>
          <p className="text-sm text-soft">{p('siblings')}</p>
          <ul>
            {siblings.map((sibling) => (
              <li key={sibling.id}>
                <Link href={`/usaha/${sibling.id}`} className="inline-block py-1">
                  {sibling.name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

/** Masked, with the door to the whole number: opening it asks why, and is recorded. */
export function NikShown({ owner }: { owner: Owner }) {
  const p = usePageText();
  const [open, setOpen] = useState(false);
  if (!owner.nikMask) return <span className="nk-unknown">{p('nikNone')}</span>;
  return (
    <>
      <Mask
        value={owner.nikMask}
        reveal={
          owner.can['registry.revealNik'] === true && (
            <span className="no-print">
              <Button tone="plain" small icon={EyeIcon} onClick={() => setOpen(true)}>
                {p('reveal')}
              </Button>
            </span>
          )
        }
      />
      {open && <RevealNik owner={owner} onClose={() => setOpen(false)} />}
    </>
  );
}

function RevealNik({ owner, onClose }: { owner: Owner; onClose: () => void }) {
  const t = useText();
  const p = usePageText();
  const reveal = useTell(registry, 'registry.revealNik');
  const form = useForm({ initial: { reason: '' }, problem: reveal.problem });
  return (
    <Dialog open onClose={onClose} title={p('revealTitle', { name: owner.fullName })}>
      {reveal.answer ? (
        <p className="text-lg">{reveal.answer.nik ? <Copyable value={reveal.answer.nik} label={p('nik')} /> : p('revealNone')}</p>
      ) : (
        <Form form={form} onSubmit={({ reason }) => reveal.send({ id: owner.id, reason })}>
          <TextField {...form.bind('reason')} label={p('revealWhy')} hint={p('revealHint')} maxLength={200} />
          <FormActions>
            <Button type="submit" tone="primary" icon={EyeIcon} busy={reveal.busy}>
              {p('reveal')}
            </Button>
            <Button onClick={onClose}>{t('cancel')}</Button>
          </FormActions>
        </Form>
      )}
    </Dialog>
  );
}
