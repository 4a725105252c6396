import { useState } from 'react';
import { dayOf } from '#core/dates.ts';
import { clock } from '#ui/clock.ts';
import { useAsk } from '#ui/ask.ts';
import { FieldSet } from '#ui/form.tsx';
import type { FormState } from '#ui/form.tsx';
import { PlusIcon, SearchIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SearchBox } from '#ui/parts/filters.tsx';
import { ErrorState } from '#ui/parts/states.tsx';
import { registry } from '../api.ts';
import type { FoundOwner } from '../api.ts';
import { partOf } from './enterprise_fields.tsx';
import { localPhone } from '../parts/phone.ts';
import { useFormText } from './messages.ts';
import { OwnerFields, takeNik } from './owner_fields.tsx';
import type { OwnerValues } from './owner_values.ts';

/** `ownerId` is a known owner; `ownerMode` is '' while the owner is looked for. */
export type OwnerChoiceValues = OwnerValues & { ownerId: string; ownerShown: string; ownerMode: string };

/** The owner of the form: one on record, or the fields of a new one; and the way back to the search. */
export function OwnerChoice({ form, owner }: { form: FormState<OwnerChoiceValues>; owner: FormState<OwnerValues> }) {
  const ft = useFormText();
  const { ownerId, ownerShown } = form.values;
  const again = () => {
    form.set('ownerId', '');
    form.set('ownerMode', '');
  };
  return (
    <FieldSet title={ft('ownerSection')}>
      {ownerId === '' ? (
        <OwnerFields form={owner} />
      ) : (
        <p>
          <span className="block text-sm text-soft">{ft('chosenOwner')}</span>
          <span className="font-semibold">{ownerShown}</span>
        </p>
      )}
      <div>
        <Button tone="plain" icon={SearchIcon} onClick={again}>
          {ft('changeOwner')}
        </Button>
      </div>
    </FieldSet>
  );
}

/** First look whether the owner is known: NIK, phone or name. Only then are there fields to fill. */
export function FindOwner({ form }: { form: FormState<OwnerChoiceValues> }) {
  const ft = useFormText();
  const [text, setText] = useState('');
  const long = text.trim().length >= 3;
  const found = useAsk(registry, 'registry.findOwners', { text: text.trim() }, { enabled: long });
  const choose = (owner: FoundOwner) => {
    form.set('ownerId', owner.id);
    form.set('ownerShown', shownOwner(owner));
    form.set('ownerMode', 'known');
  };
  // What was typed is not asked again.
  const begin = () => {
    const digits = text.replace(/\D/g, '');
    if (digits.length === 16) takeNik(partOf<OwnerValues>(form), digits, dayOf(clock.now()));
    else if (/^(0|62)8\d{7,}$/.test(digits)) form.set('owner.phone', text.trim());
    else if (digits.length < 3) form.set('owner.fullName', text.trim());
    form.set('ownerMode', 'new');
  };
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="nk-hint">{ft('findHint')}</p>
      <SearchBox label={ft('find')} placeholder={ft('findPlaceholder')} value={text} onChange={setText} busy={found.isFetching} />
      {found.error && <ErrorState problem={found.error} again={() => void found.refetch()} />}
      <output className="grid gap-3">{long && found.data && <span>{found.data.items.length === 0 ? ft('foundNone') : ft('found')}</span>}</output>
      {long && found.data && found.data.items.length > 0 && (
        <ul className="nk-tasks">
          {found.data.items.map((owner) => (
            <li key={owner.id} className="nk-task flex-wrap">
              <span className="nk-task-body min-w-40">
                <span className="nk-task-title block">{owner.fullName}</span>
                <span className="nk-task-detail block">{detailsOf(owner)}</span>
              </span>
              <Button onClick={() => choose(owner)} label={`${ft('useOwner')}: ${owner.fullName}`}>
                {ft('useOwner')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon={PlusIcon} tone={long && found.data?.items.length === 0 ? 'primary' : 'quiet'} onClick={begin}>
          {ft('newOwner')}
        </Button>
      </div>
    </div>
  );
}

const detailsOf = ({ areaName, nikMask, phone }: FoundOwner) =>
  [areaName, nikMask && `NIK ${nikMask.replaceAll('*', '•')}`, phone && localPhone(phone)].filter(Boolean).join(' · ');
const shownOwner = (owner: FoundOwner) => [owner.fullName, owner.areaName].filter(Boolean).join(', ');
