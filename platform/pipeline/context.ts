import { newId } from '#core/ids.ts';
import type { Actor, Can, Scope } from '#core/policy.ts';
import { mayDo, scopeOf } from '#core/policy.ts';
import { say } from '#core/text.ts';
import type { Context, JobRequest, Task } from '../action.ts';
import type { Tx } from '../db/sql.ts';
import type { Registry, Request, World } from './pipeline.ts';

/** What an action leaves behind beside its output; written at the end of its transaction. */
export type Outbox = {
  eventId: string;
  jobs: JobRequest[];
  subject: [kind: string, id: string] | undefined;
  details: Record<string, unknown>;
  actor: string | undefined;
  session: string | null | undefined;
};

export function actorName(actor: Actor): string {
  if (actor.kind === 'person') return `person:${actor.personId}`;
  if (actor.kind === 'anyone') return 'anyone';
  return actor.onBehalfOf ?? `system:${actor.name}`;
}

type Origin = Pick<Request, 'actor' | 'language' | 'upload' | 'address' | 'device'>;

export function buildContext(
  world: World,
  registry: Registry,
  request: Origin,
  scope: Scope,
  tx: Tx,
  commandId: string,
): { ctx: Context; outbox: Outbox } {
  const outbox: Outbox = { eventId: newId(world.clock.now()), jobs: [], subject: undefined, details: {}, actor: undefined, session: undefined };
  const { actor, language } = request;
  const ctx: Context = {
    tx,
    actor,
    language,
    scope,
    commandId,
    regency: actor.regency,
    clock: world.clock,
    keys: world.keys,
    files: world.files,
    log: world.log,
    address: request.address ?? '',
    device: request.device ?? '',
    tiles: world.tiles,
    upload: request.upload,
    actorName: actorName(actor),
    newId: () => newId(world.clock.now()),
    emit: (event, payload) => outbox.jobs.push(...jobsFor(registry, event, payload)),
    enqueue: (job) => outbox.jobs.push(job),
    audit({ subject, details, actor: known }) {
      outbox.actor = known ?? outbox.actor;
      outbox.subject = subject ?? outbox.subject;
      Object.assign(outbox.details, details);
    },
    setSession: (token) => (outbox.session = token),
    can(place, actions) {
      const can: Can = {};
      for (const [name, refusal] of Object.entries(actions)) {
        if (mayDo(actor, registry.actions.get(name)?.policy, place)) can[name] = refusal ? say(refusal.text, language, refusal.params) : true;
      }
      return can;
    },
    canEnter: () =>
      Object.fromEntries([...registry.actions].filter(([, entry]) => scopeOf(actor, entry.policy)).map(([name]) => [name, true as const])),
    tasks: () => listTasks(registry, ctx),
  };
  return { ctx, outbox };
}

/** One source after the other: they share the transaction's connection. */
async function listTasks(registry: Registry, ctx: Context): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const source of registry.modules.flatMap((module) => module.tasks ?? [])) {
    const policy = registry.actions.get(source.action)?.policy;
    const scope = policy && scopeOf(ctx.actor, policy);
    if (scope) tasks.push(...(await source.list({ ...ctx, scope })));
  }
  return tasks;
}

/** The jobs that an event starts. */
function jobsFor(registry: Registry, event: string, payload: Record<string, unknown>): JobRequest[] {
  return (registry.reactions.get(event) ?? []).map((reaction) => ({ action: reaction.run, input: reaction.input(payload) }));
}
