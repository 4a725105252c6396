import type { Text } from '#core/text.ts';
import { MergeIcon, PeopleIcon } from '#ui/icons.tsx';
import type { IconComponent } from '#ui/icons.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import type { Band, FoundBy, PairState, Verdict } from '../../words.ts';

type Word = { text: Text; tone: Tone; icon?: IconComponent };

export const bandWords: Record<Band, Word> = {
  auto: { text: { id: 'Hampir pasti sama', en: 'Almost surely the same' }, tone: 'error' },
  likely: { text: { id: 'Kemungkinan besar sama', en: 'Probably the same' }, tone: 'attention' },
  doubtful: { text: { id: 'Meragukan', en: 'Doubtful' }, tone: 'neutral' },
};

export const verdictWords: Record<Verdict, Text> = {
  same_enterprise: { id: 'usaha yang sama', en: 'the same enterprise' },
  same_owner: { id: 'pemilik sama, usaha berbeda', en: 'same owner, different enterprises' },
  different: { id: 'bukan sama', en: 'not the same' },
  later: { id: 'nanti', en: 'later' },
};

export const pairStateWords: Record<PairState, Word> = {
  open: { text: { id: 'Perlu diputuskan', en: 'To decide' }, tone: 'attention' },
  later: { text: { id: 'Nanti', en: 'Later' }, tone: 'neutral' },
  same_enterprise: { text: { id: 'Digabungkan', en: 'Merged' }, tone: 'done', icon: MergeIcon },
  same_owner: { text: { id: 'Pemilik sama', en: 'Same owner' }, tone: 'done', icon: PeopleIcon },
  different: { text: { id: 'Bukan sama', en: 'Not the same' }, tone: 'done' },
  gone: { text: { id: 'Sudah tidak ada', en: 'No longer there' }, tone: 'neutral' },
};

export const foundByWords: Record<FoundBy, Text> = {
  import: { id: 'saat impor', en: 'at an import' },
  registration: { id: 'saat dicatat', en: 'at registration' },
  search: { id: 'pencarian malam', en: 'nightly search' },
};
