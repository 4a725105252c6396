import { dayOf, formatDay } from '#core/dates.ts';
import { formatNumber } from '#core/money.ts';
import type { Context, Task, TaskSource } from '#platform/action.ts';
import { countWithErrors } from './actions/quality.ts';
import * as store from './store/index.ts';

/** So many are enough to say that there is work; counting on would cost and tell nothing. */
const mostCounted = 999;

/** What validation asks of a person today: pairs to decide, imports that wait for a step, enterprises whose data are wrong. */
export const tasks: TaskSource[] = [
  { action: 'validation.decidePair', list: pairTasks },
  { action: 'validation.commitImport', list: importTasks },
  { action: 'validation.acceptFinding', list: findingTasks },
  { action: 'validation.closeCampaign', list: campaignTasks },
  { action: 'validation.getFieldDay', list: visitTasks },
];

async function pairTasks(ctx: Context): Promise<Task[]> {
  const open = await store.countQueue(ctx.tx, ctx.regency, ctx.scope, { queue: 'open' }, mostCounted);
  const second = await store.countQueue(ctx.tx, ctx.regency, ctx.scope, { queue: 'second_look', notBy: ctx.actorName }, mostCounted);
  return [
    ...task(ctx, open, '/ganda', 'attention', {
      id: ['{n} pasangan mungkin satu usaha', 'Bandingkan, lalu gabungkan atau pisahkan'],
      en: ['{n} pairs may be one enterprise', 'Compare them, then merge or keep apart'],
    }),
    ...task(ctx, second, '/ganda?antrean=second_look', 'info', {
      id: ['{n} pasangan menunggu pendapat kedua', 'Orang lain sudah memutuskan; bagaimana menurut Anda?'],
      en: ['{n} pairs wait for a second look', 'Somebody else has decided; what do you say?'],
    }),
  ];
}

async function importTasks(ctx: Context): Promise<Task[]> {
  const waiting = await store.listWaitingImports(ctx.tx, ctx.regency, ctx.scope, 3);
  return waiting.map((held) => ({
    title: ctx.language === 'id' ? `Impor “${held.name}” menunggu Anda` : `The import “${held.name}” waits for you`,
    detail:
      held.state === 'mapped'
        ? { id: 'Periksa arti kolomnya, lalu uji coba', en: 'Check its columns, then rehearse' }[ctx.language]
        : { id: 'Uji coba selesai; masukkan atau buang', en: 'Rehearsed; put it in or discard it' }[ctx.language],
    href: `/impor/${held.id}`,
    tone: 'attention',
  }));
}

async function findingTasks(ctx: Context): Promise<Task[]> {
  return task(ctx, await countWithErrors(ctx), '/mutu/temuan?bobot=error', 'attention', {
    id: ['{n} usaha punya data yang salah', 'Lihat kesalahannya satu per satu'],
    en: ['{n} enterprises have wrong data', 'Look at the errors one by one'],
  });
}

const mostCampaigns = 20;

/** Campaigns in which everything was visited, or whose time is over. */
async function campaignTasks(ctx: Context): Promise<Task[]> {
  const today = dayOf(ctx.clock.now());
  const said: Task[] = [];
  for (const { id, name, state, due_on: dueOn } of await store.listUnclosed(ctx.tx, ctx.regency, ctx.scope, mostCampaigns)) {
    if (state !== 'open') continue;
    const done = !(await store.hasOpen(ctx.tx, ctx.regency, id));
    if (!done && dueOn >= today) continue;
    const title = done
      ? { id: `Kampanye “${name}” selesai dikunjungi`, en: `Everything in the campaign “${name}” was visited` }
      : { id: `Kampanye “${name}” lewat batas waktu`, en: `The campaign “${name}” is overdue` };
    const detail = done
      ? { id: 'Lihat hasilnya, lalu tutup kampanyenya', en: 'Look at the results, then close it' }
      : { id: `Batasnya ${formatDay(dueOn, 'id')}; lihat siapa yang tertinggal`, en: `It was due on ${formatDay(dueOn, 'en')}; see who is behind` };
    said.push({ title: title[ctx.language], detail: detail[ctx.language], href: `/kampanye/${id}`, tone: done ? 'info' : 'attention' });
  }
  return said;
}

async function visitTasks(ctx: Context): Promise<Task[]> {
  if (ctx.actor.kind !== 'person') return [];
  return task(ctx, await store.countWaiting(ctx.tx, ctx.regency, ctx.actor.personId, mostCounted), '/hari-ini', 'attention', {
    id: ['{n} usaha menunggu kunjungan', 'Buka daftar hari ini'],
    en: ['{n} businesses wait for a visit', 'Open today’s list'],
  });
}

type Words = Record<'id' | 'en', [title: string, detail: string]>;

function task(ctx: Context, n: number, href: string, tone: Task['tone'], words: Words): Task[] {
  const [title, detail] = words[ctx.language];
  const count = n >= mostCounted ? `${formatNumber(mostCounted, ctx.language)}+` : formatNumber(n, ctx.language);
  return n === 0 ? [] : [{ title: title.replace('{n}', count), detail, href, tone }];
}
