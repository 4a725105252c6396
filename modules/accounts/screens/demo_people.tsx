import { useState } from 'react';
import type { Role } from '#core/policy.ts';
import { roles } from '#core/policy.ts';
import { useFormat } from '#ui/i18n.tsx';
import { ChevronDownIcon, ChevronRightIcon, Icon } from '#ui/icons.tsx';
import { Avatar } from '#ui/parts/person.tsx';
import type { DemoPerson } from './api.ts';
import { useDoorText } from './door_messages.ts';
import { roleNames } from './messages.ts';

/** More people than this in one role wait behind a fold. */
const few = 3;

type Choosing = { busy: boolean; onChoose: (person: DemoPerson) => void };

/** The roles of the left column: the agency and its companions. Whoever they work for stands to the right. */
const atTheAgency: ReadonlySet<Role> = new Set(['admin', 'officer', 'leader', 'inspector', 'companion']);

/** The cast of the demo town, by role; one tap signs in. */
export function DemoPeople({ people, ...choosing }: { people: DemoPerson[] } & Choosing) {
  const groups = roles.map((role) => ({ role, people: people.filter((person) => person.role === role) })).filter((group) => group.people.length > 0);
  const column = (isLeft: boolean) => (
    <div className="min-w-0">
      {groups
        .filter((group) => atTheAgency.has(group.role) === isLeft)
        .map((group) => (
          <Group key={group.role} {...group} {...choosing} />
        ))}
    </div>
  );
  return (
    <div className="grid grid-cols-1 gap-x-4 tablet:grid-cols-2">
      {column(true)}
      {column(false)}
    </div>
  );
}

function Group({ role, people, ...choosing }: { role: Role; people: DemoPerson[] } & Choosing) {
  const t = useDoorText();
  const f = useFormat();
  const name = f.text(roleNames[role]);
  const list = <PersonList people={people} name={name} {...choosing} />;
  if (people.length <= few) {
    return (
      <div className="mb-4">
        <h3 className="mb-1 text-sm text-soft">{name}</h3>
        {list}
      </div>
    );
  }
  return (
    <details className="group mb-4">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 rounded-base border border-line bg-surface px-4 py-2 hover:bg-sunken group-open:mb-2">
        <span className="flex-1">
          <span className="font-semibold">{name}</span> <span className="text-sm text-soft">· {t('demoCount', { count: people.length })}</span>
        </span>
        <span className="text-faint group-open:rotate-180">
          <Icon of={ChevronDownIcon} />
        </span>
      </summary>
      {list}
    </details>
  );
}

function PersonList({ people, name, busy, onChoose }: { people: DemoPerson[]; name: string } & Choosing) {
  const f = useFormat();
  const [chosen, setChosen] = useState('');
  return (
    <ul className="nk-tasks overflow-hidden" aria-label={name}>
      {people.map((person) => (
        <li key={person.userName}>
          <button
            type="button"
            className="nk-task w-full text-left"
            aria-busy={busy && chosen === person.userName}
            aria-disabled={busy || undefined}
            onClick={() => {
              if (busy) return;
              setChosen(person.userName);
              onChoose(person);
            }}
          >
            <Avatar name={person.fullName} />
            <span className="nk-task-body">
              <span className="nk-task-title block">{person.fullName}</span>
              <span className="nk-task-detail block">{f.text(person.note) === name ? person.userName : f.text(person.note)}</span>
            </span>
            {busy && chosen === person.userName ? <span className="nk-spinner" /> : <Icon of={ChevronRightIcon} />}
          </button>
        </li>
      ))}
    </ul>
  );
}
