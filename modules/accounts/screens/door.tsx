import type { ReactNode } from 'react';
import { Kawung, Mark } from '#ui/mark.tsx';
import { OfflineBand } from '#ui/parts/states.tsx';
import { useDoorText } from './door_messages.ts';
import { PreferenceMenus } from './preferences.tsx';

/** The frame of the pages before the sign-in: whose house this is on one side, what to do on the other. */
export function Door({ agency, children }: { agency: string | undefined; children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-cols-1 grid-rows-[auto_1fr] desk:grid-cols-[minmax(0,5fr)_minmax(0,8fr)] desk:grid-rows-1">
      <Sign agency={agency} />
      <div className="flex min-w-0 flex-col">
        <OfflineBand />
        <div className="hidden justify-end p-3 desk:flex">
          <PreferenceMenus />
        </div>
        <div className="mx-auto grid w-full max-w-[680px] grid-cols-1 content-start gap-8 px-4 pt-6 pb-12 tablet:px-8 desk:pt-4">
          {children}
          <div className="grid justify-items-center pt-4 text-sogan opacity-35 desk:hidden">
            <Kawung size={72} />
          </div>
        </div>
      </div>
    </div>
  );
}

function Sign({ agency }: { agency: string | undefined }) {
  const t = useDoorText();
  return (
    <header className="relative overflow-hidden bg-[light-dark(var(--nila-fill),var(--nila-soft))] text-white desk:sticky desk:top-0 desk:h-dvh">
      <div className="flex items-center gap-3 py-3 pr-1 pl-4 desk:items-start desk:p-10">
        <Mark size={36} />
        <div className="min-w-0 flex-1">
          <p className="text-lg font-bold">Naik Kelas</p>
          <p className="min-h-[1.45em] text-sm desk:min-h-[2.9em]">{agency}</p>
        </div>
        <div className="desk:hidden">
          <PreferenceMenus />
        </div>
      </div>
      <p className="hidden px-10 pt-6 text-xl font-bold text-balance desk:block">
        {t('claim1')}
        <br />
        {t('claim2')}
        <br />
        {t('claim3')}
      </p>
      <div className="pointer-events-none absolute -right-20 -bottom-24 hidden opacity-15 desk:block">
        <Kawung size={440} />
      </div>
    </header>
  );
}
