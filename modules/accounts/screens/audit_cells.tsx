import type { Role } from '#core/policy.ts';
import { roles } from '#core/policy.ts';
import { useAsk } from '#ui/ask.ts';
import type { Formats } from '#ui/i18n.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { PendingIcon, ShieldIcon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { api } from './api.ts';
import type { AuditEvent } from './api.ts';
import { actionName, detailsOf, subjectKinds, useAuditText } from './audit_words.ts';
import { areaWords, roleNames } from './messages.ts';

/** A person's name from the id alone; asked once per person and kept. */
export function PersonName({ id }: { id: string }) {
  const t = useAuditText();
  const person = useAsk(api, 'accounts.getPerson', { id }, { staleTime: 300_000 });
  return <>{person.data?.fullName ?? (person.error ? t('unknownPerson') : '…')}</>;
}

/** Names may be long; the row grows before the seal is pushed out of sight. */
const wraps = 'inline-block min-w-[15ch] whitespace-normal';

/** Who acted, where it was a person. */
function actorId({ actor }: AuditEvent): string | null {
  return actor.startsWith('person:') ? actor.slice('person:'.length) : null;
}

export function By({ event }: { event: AuditEvent }) {
  const t = useAuditText();
  const id = actorId(event);
  if (id) {
    return (
      <Link href={`/orang/${id}`} className={wraps}>
        {event.actorName ?? <PersonName id={id} />}
      </Link>
    );
  }
  return <>{t(event.actor === 'anyone' ? 'visitor' : 'system')}</>;
}

export function About({ event }: { event: AuditEvent }) {
  const t = useAuditText();
  const f = useFormat();
  const { subjectKind, subjectId } = event;
  if (!subjectKind || !subjectId) return <>–</>;
  if (subjectId === actorId(event)) return <span className="text-soft">{t('oneself')}</span>;
  if (subjectKind === 'person') {
    return (
      <Link href={`/orang/${subjectId}`} className={wraps}>
        <PersonName id={subjectId} />
      </Link>
    );
  }
  const kind = subjectKinds[subjectKind];
  return (
    <span>
      {kind ? f.text(kind) : subjectKind} <span className="numbers text-soft">…{subjectId.slice(-6)}</span>
    </span>
  );
}

/** What happened, and under it what the trail knows of it. */
export function What({ event }: { event: AuditEvent }) {
  const t = useAuditText();
  const f = useFormat();
  const regions = useAsk(api, 'accounts.listRegions', {}, { staleTime: Infinity });
  const areas = new Map((regions.data?.items ?? []).map((region) => [region.code, areaWords(f, region.code, region.name)]));
  const list = detailsOf(f, event.details);
  const say = (value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) return value.map(say).join(', ');
    if (typeof value === 'object' && value !== null) return JSON.stringify(value);
    return areas.get(String(value)) ?? sayPlain(f, value);
  };
  return (
    <span className="block py-1">
      {actionName(f, event.action)}
      {list.length > 0 && (
        <span className="block text-sm font-normal text-soft">{list.map(({ name, value }) => `${name}: ${say(value)}`).join(' · ')}</span>
      )}
    </span>
  );
}

function sayPlain(f: Formats, value: unknown): string {
  if (typeof value === 'number') return f.number(value);
  const role: Role | undefined = roles.find((one) => one === value);
  return role ? f.text(roleNames[role]) : String(value);
}

export function Seal({ sealed }: { sealed: boolean }) {
  const t = useAuditText();
  return sealed ? (
    <Chip tone="done" icon={ShieldIcon}>
      {t('sealed')}
    </Chip>
  ) : (
    <Chip icon={PendingIcon}>{t('unsealed')}</Chip>
  );
}
