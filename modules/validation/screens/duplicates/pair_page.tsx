import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { usePlace, useSearchWord } from '#ui/link.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, Notice } from '#ui/parts/states.tsx';
import { queues } from '../../words.ts';
import type { Queue } from '../../words.ts';
import { api } from '../api.ts';
import { useDuplicateText } from './messages.ts';
import { PairDecisionBar } from './pair_decision.tsx';
import { Evidence } from './pair_evidence.tsx';
import { PairFields } from './pair_fields.tsx';
import { PairHistory } from './pair_history.tsx';
import { BandChip, PairStateChip } from './pair_parts.tsx';
import { PairPlaces } from './pair_places.tsx';
import type { Pair } from './types.ts';
import { useChoice } from './use_choice.ts';
import { verdictWords } from './words.ts';

export default function PairPage() {
  const { id } = usePlace('id');
  const [queueWord] = useSearchWord('antrean');
  const queue = queues.find((one) => one === queueWord) ?? 'open';
  const pair = useAsk(api, 'validation.getPair', { id });
  return (
    <Page>
      <Asked ask={pair} skeleton="cards" rows={3}>
        {/* Choices belong to one pair: the next one begins afresh. */}
        {(data) => <PairView key={data.id} pair={data} queue={queue} />}
      </Asked>
    </Page>
  );
}

function PairView({ pair, queue }: { pair: Pair; queue: Queue }) {
  const d = useDuplicateText();
  const f = useFormat();
  const choice = useChoice(pair);
  const mayDecide = pair.can['validation.decidePair'] === true || pair.can['validation.lookAgain'] === true;
  return (
    <>
      <PageHeader
        title={d(pair.secondLook ? 'questionSecond' : 'question')}
        trail={[{ label: d('title'), href: queue === 'open' ? '/ganda' : `/ganda?antrean=${queue}` }]}
        lead={pair.secondLook ? d('secondLead') : d('suggestion', { verdict: f.text(verdictWords[pair.suggested.verdict]) })}
        state={
          <>
            <BandChip band={pair.band} />
            {pair.state !== 'open' && !pair.secondLook && <PairStateChip state={pair.state} />}
            {pair.sameOwner && <Chip tone="info">{d('oneOwner')}</Chip>}
          </>
        }
      />
      {!mayDecide && pair.state === 'open' && <Notice tone="info" title={d('readOnly')} />}
      <h2 className="sr-only">{d('compared')}</h2>
      <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-[minmax(0,2fr)_minmax(300px,1fr)] desk:gap-6">
        <PairFields pair={pair} choice={choice} />
        <div className="grid grid-cols-1 gap-4 desk:gap-6">
          <Evidence pair={pair} />
          <PairPlaces pair={pair} />
        </div>
      </div>
      {pair.decisions.length > 0 && <PairHistory pair={pair} />}
      {mayDecide && <PairDecisionBar pair={pair} choice={choice} queue={queue} />}
    </>
  );
}
