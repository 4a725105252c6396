import type { ReactNode } from 'react';
import { AttentionIcon, DoneIcon, ErrorIcon, Icon, InfoIcon, NeutralIcon } from '../icons.tsx';
import type { IconComponent } from '../icons.tsx';

export type Tone = 'neutral' | 'info' | 'attention' | 'done' | 'error';

export const toneIcons: Record<Tone, IconComponent> = {
  neutral: NeutralIcon,
  info: InfoIcon,
  attention: AttentionIcon,
  done: DoneIcon,
  error: ErrorIcon,
};

/** A status: always an icon and a word, never colour alone. */
export function Chip({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: IconComponent; children: ReactNode }) {
  return (
    <span className="nk-chip" data-tone={tone}>
      <Icon of={icon ?? toneIcons[tone]} size={16} />
      <span>{children}</span>
    </span>
  );
}
