import { useAsk } from '#ui/ask.ts';
import { MergeIcon } from '#ui/icons.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { api, useMe } from '../api.ts';
import { useDuplicateText } from './messages.ts';
import { pairAddress } from './pair_parts.tsx';

/** On the page of an enterprise: whether it may be on record twice. */
export default function OnEnterprise({ enterpriseId }: { enterpriseId: string }) {
  const d = useDuplicateText();
  const mayLook = useMe()?.can['validation.listPairs'] === true;
  const pairs = useAsk(api, 'validation.listPairs', { enterpriseId, queue: 'open', limit: 3 }, { enabled: mayLook });
  return (pairs.data?.items ?? []).map((pair) => (
    <Notice
      key={pair.id}
      tone="attention"
      title={d('mayBeTwice')}
      action={
        <LinkButton href={pairAddress(pair.id, 'open')} small icon={MergeIcon}>
          {d('compare')}
        </LinkButton>
      }
    >
      {d('mayBeTwiceDetail', { name: (pair.one.id === enterpriseId ? pair.other : pair.one).name })} · {pair.summary}
    </Notice>
  ));
}
