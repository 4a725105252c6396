import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card, Section } from '#ui/parts/card.tsx';
import { Asked } from '#ui/parts/states.tsx';
import { api, useMe } from '../api.ts';
import { useCampaignText } from './messages.ts';

/** On the page of a companion: what they still have open, and the way to hand it over. */
export default function WorkOfPerson({ personId, fullName, roles }: { personId: string; fullName: string; roles: readonly string[] }) {
  const c = useCampaignText();
  const f = useFormat();
  const enabled = useMe()?.can['validation.listOpenWork'] === true && roles.includes('companion');
  const open = useAsk(api, 'validation.listOpenWork', { personId }, { enabled });
  if (!enabled) return null;
  return (
    <Section title={c('fieldWork')}>
      <Card>
        <Asked ask={open} skeleton="text" rows={2}>
          {({ assigned, secondLooks }) =>
            assigned + secondLooks === 0 ? (
              <p>{c('handOverNone')}</p>
            ) : (
              <>
                <p>{c('handOverLead', { name: fullName, n: f.number(assigned), m: f.number(secondLooks) })}</p>
                <div>
                  <LinkButton href={`/pendamping/${personId}/alih`}>{c('handOver')}</LinkButton>
                </div>
              </>
            )
          }
        </Asked>
      </Card>
    </Section>
  );
}
